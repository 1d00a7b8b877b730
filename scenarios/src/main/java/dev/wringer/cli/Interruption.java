package dev.wringer.cli;

import dev.wringer.harness.junit.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into the cancellation of a run. The signal ends the JVM in any case, and sets its exit status;
 * it only waits a while for what has been finished to be written, and for rings to be taken down.
 */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cancellation cancellation;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    Interruption(Cancellation cancellation) {
        this.cancellation = cancellation;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        cancellation.request();
        try {
            over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is written: the JVM need not wait any longer. */
    @Override
    public void close() {
        over.countDown();
        if (!cancellation.isRequested() || cancellation.cause().isPresent()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal has come just now: the hook is running, and finds nothing left to wait for.
            }
        }
    }
}
