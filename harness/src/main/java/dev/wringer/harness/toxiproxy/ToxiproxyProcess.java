package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Runs a server as a process of its own, until that is ended by a signal. Takes the arguments of the genuine server, so that
 * an image of it can stand in for the genuine one's. Exit status 1 if it could not start, 2 for bad usage; either with one
 * line on standard error.
 */
public final class ToxiproxyProcess {

    private static final int GOOD = 0;
    private static final int COULD_NOT_START = 1;
    private static final int BAD_USAGE = 2;

    private ToxiproxyProcess() {}

    /** Runs a server with these arguments. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err, server -> untilASignal()));
    }

    /**
     * Runs a server with these arguments for as long as {@code meanwhile} takes.
     *
     * @return the exit status
     */
    static int run(List<String> arguments, PrintStream out, PrintStream err, Consumer<ToxiproxyServer> meanwhile) {
        try {
            ServerArguments told = ServerArguments.read(arguments);
            if (told.version()) {
                out.println("toxiproxy-server version " + Api.VERSION);
                return GOOD;
            }
            serve(told, out, meanwhile);
            return GOOD;
        } catch (IllegalArgumentException e) {
            err.println("toxiproxy: " + e.getMessage() + "; usage: " + ServerArguments.USAGE);
            return BAD_USAGE;
        } catch (ToxiproxyFailure e) {
            err.println("toxiproxy: " + e.getMessage());
            return COULD_NOT_START;
        }
    }

    private static void serve(ServerArguments told, PrintStream out, Consumer<ToxiproxyServer> meanwhile) {
        try (ToxiproxyServer server =
                ToxiproxyServer.start(told.host(), told.port(), new Seed(told.seed()), told.threads())) {
            told.config().ifPresent(file -> server.populate(read(file)));
            out.println("toxiproxy: listening at " + told.host() + ":" + server.port() + ", seed " + told.seed());
            out.flush();
            meanwhile.accept(server);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ToxiproxyFailure("there is no file " + file);
        } catch (IOException e) {
            throw new ToxiproxyFailure(file + " cannot be read: " + e);
        }
    }

    private static void untilASignal() {
        try {
            new CountDownLatch(1).await(); // a signal ends the process, and with it the server
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
