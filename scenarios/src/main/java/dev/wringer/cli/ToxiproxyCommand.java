package dev.wringer.cli;

import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.setting.Parameter;
import dev.wringer.harness.setting.WholeNumbers;
import dev.wringer.harness.toxiproxy.ToxiproxyFailure;
import dev.wringer.harness.toxiproxy.ToxiproxyServer;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the embedded Toxiproxy server alone, until the process is ended. */
@Command(
        name = "toxiproxy",
        description = "Run a server with Toxiproxy's API, until Ctrl-C.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer toxiproxy [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ToxiproxyCommand implements Callable<Integer> {

    private static final Parameter<Long> PORT =
            new Parameter<>("port", new WholeNumbers(0, 65_535), "8474", "where to take requests");
    private static final Parameter<Long> SEED =
            new Parameter<>("seed", new WholeNumbers(Long.MIN_VALUE, Long.MAX_VALUE), "1", "what toxics draw from");

    private final CommandContext context;

    @Option(names = "--host", paramLabel = "HOST", description = "Where to take requests (default: localhost).")
    private String host = "localhost";

    @Option(names = "--port", paramLabel = "N", description = "The port there; 0 for a free one (default: 8474).")
    private String port = "8474";

    @Option(names = "--seed", paramLabel = "N", description = "From which all that is random is drawn (default: 1).")
    private String seed = "1";

    @Option(names = "--config", paramLabel = "FILE", description = "A JSON array of proxies to begin with.")
    private Optional<Path> config = Optional.empty();

    ToxiproxyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int wanted = Math.toIntExact(PORT.read(port).value());
        Seed drawnFrom = new Seed(SEED.read(seed).value());
        try (ToxiproxyServer server = ToxiproxyServer.start(host, wanted, drawnFrom)) {
            config.ifPresent(file -> populate(server, file));
            PrintStream out = context.terminal().out();
            out.println("toxiproxy: listening at " + host + ":" + server.port() + ", seed " + drawnFrom.value());
            out.flush();
            new CountDownLatch(1).await(); // a signal ends the process, and with it the server
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ToxiproxyFailure e) {
            throw new UsageError(String.valueOf(e.getMessage()));
        }
        return ExitStatus.INTERRUPTED.code();
    }

    private static void populate(ToxiproxyServer server, Path file) {
        try {
            server.populate(Files.readString(file));
        } catch (ToxiproxyFailure e) {
            throw new UsageError(file + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new UsageError("--config " + file + ": there is no such file");
        } catch (IOException e) {
            throw new UsageError("--config " + file + " cannot be read: " + e);
        }
    }
}
