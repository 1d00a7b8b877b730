package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Runs a server as a process of its own, until that is ended by a signal. Takes the arguments of the genuine server, so that
 * an image of it can stand in for the genuine one's; like those they are written {@code -port 8474}, {@code -port=8474}, or
 * with two hyphens. Exit status 1 if it could not start, 2 for bad usage; either with one line on standard error.
 */
@Command(
        name = "toxiproxy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = ToxiproxyProcess.Version.class,
        description = "Runs a server with Toxiproxy's API.")
public final class ToxiproxyProcess implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int COULD_NOT_START = 1;
    private static final int BAD_USAGE = 2;
    private static final int HIGHEST_PORT = 65_535;

    private final Consumer<ToxiproxyServer> meanwhile;

    @Spec
    private CommandSpec command = CommandSpec.create(); // replaced by picocli

    @Option(
            names = {"-host", "--host"},
            paramLabel = "HOST",
            description = "Where to take requests. Default: localhost.")
    private String host = "localhost";

    @Option(
            names = {"-port", "--port"},
            paramLabel = "N",
            description = "The port there; 0 for any that is free. Default: 8474.")
    private int port = 8474;

    @Option(
            names = {"-seed", "--seed"},
            paramLabel = "N",
            description = "From which toxics draw. Default: 1.")
    private long seed = 1;

    @Option(
            names = {"-threads", "--threads"},
            paramLabel = "N",
            description = "How many carry the traffic; the genuine server has no such argument. Default: 2.")
    private int threads = 2;

    @Option(
            names = {"-config", "--config"},
            paramLabel = "FILE",
            description = "A JSON array of proxies to begin with.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "-version", description = "The same as --version.")
    private boolean version;

    private ToxiproxyProcess(Consumer<ToxiproxyServer> meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** Runs a server with these arguments. */
    public static void main(String[] arguments) {
        System.exit(commandLine(server -> untilASignal()).execute(arguments));
    }

    /** The command that runs a server for as long as {@code meanwhile} takes. */
    static CommandLine commandLine(Consumer<ToxiproxyServer> meanwhile) {
        return new CommandLine(new ToxiproxyProcess(meanwhile))
                .setParameterExceptionHandler((e, given) -> {
                    e.getCommandLine().getErr().println("toxiproxy: " + e.getMessage() + " (see --help)");
                    return BAD_USAGE;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println("toxiproxy: " + e.getMessage());
                    return COULD_NOT_START;
                });
    }

    @Override
    public Integer call() throws IOException {
        var out = command.commandLine().getOut();
        if (version) {
            command.commandLine().printVersionHelp(out);
            return GOOD;
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(command.commandLine(), "there is no port " + port);
        }
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), threads + " threads carry nothing");
        }
        try (ToxiproxyServer server = ToxiproxyServer.start(host, port, new Seed(seed), threads)) {
            if (config.isPresent()) {
                server.populate(read(config.get()));
            }
            out.println("toxiproxy: listening at " + host + ":" + server.port() + ", seed " + seed);
            out.flush();
            meanwhile.accept(server);
            return GOOD;
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }

    private static void untilASignal() {
        try {
            new CountDownLatch(1).await(); // a signal ends the process, and with it the server
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What {@code -version} says. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"toxiproxy-server version " + Api.VERSION};
        }
    }
}
