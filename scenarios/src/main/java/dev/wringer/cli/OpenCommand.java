package dev.wringer.cli;

import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves runs to a browser on this machine. */
@Command(
        name = "open",
        description = "Show runs in the browser, those that go on live.",
        synopsisHeading = "Usage: ",
        customSynopsis = "./wringer open [RUN] [OPTIONS]",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footer = {"", "Nobody but this machine can ask. Ctrl-C ends it."})
final class OpenCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            description = {"The folder of a run (default: the list of all runs", "in the folder runs)."})
    private Optional<Path> run = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen (default: any free port).")
    private int port;

    @Option(names = "--no-browser", description = "Only say where it is.")
    private boolean silent;

    OpenCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new UsageError("--port " + port + " is no port: 0 … 65535");
        }
        Optional<RunFolder> named = run.map(
                folder -> DocumentFolder.of(folder).isPresent() ? new RunFolder(folder) : RunFolder.named(folder));
        Path folder =
                named.map(OpenCommand::parent).orElse(RunsFolder.byDefault().path());
        if (!Files.isDirectory(folder)) {
            throw new UsageError("there is no folder " + folder + ": ./wringer run SCENARIO makes the first run");
        }
        try (RunServer server = RunServer.start(new RunsFolder(folder), context.scenarios(), port)) {
            URI address = server.address(named.map(OpenCommand::name)
                    .map(name -> name + "/report.html")
                    .orElse(""));
            context.terminal().out().println(address);
            if (!silent) {
                browse(address);
            }
            new CountDownLatch(1).await(); // until somebody presses Ctrl-C
        } catch (IOException e) {
            throw new UsageError("cannot listen on port " + port + ": " + e.getMessage() + "; name another one");
        }
        return ExitStatus.OK.code();
    }

    private static Path real(RunFolder run) {
        try {
            return run.path().toRealPath();
        } catch (IOException e) {
            throw new UsageError("cannot read the folder " + run.path() + ": " + e.getMessage());
        }
    }

    private static Path parent(RunFolder run) {
        return Optional.ofNullable(real(run).getParent())
                .orElseThrow(() -> new UsageError(run.path() + " is no run: name the folder of one"));
    }

    private static String name(RunFolder run) {
        return real(run).getFileName().toString();
    }

    /** Whoever has no browser here has read the address. */
    private static void browse(URI address) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("mac")
                ? List.of("open")
                : system.contains("windows") ? List.of("rundll32", "url.dll,FileProtocolHandler") : List.of("xdg-open");
        try {
            new ProcessBuilder(Stream.concat(command.stream(), Stream.of(address.toString()))
                            .toList())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return; // the address stands on the terminal
        }
    }
}
