package dev.wringer.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process. Testcontainers removes at the end what it has started, and waits for a Docker engine that has fallen silent
 * for ever; what then stays is removed by the next run.
 */
final class ProcessEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ProcessEnd() {}

    /** Ends it with this status, in any case. Does not return. */
    static void with(int status) {
        Thread last = new Thread(() -> endHard(status), "process-end");
        last.setDaemon(true);
        last.start();
        System.exit(status);
    }

    private static void endHard(int status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long left = PATIENCE.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        Runtime.getRuntime().halt(status);
    }
}
