package dev.wringer.harness.processes;

import dev.wringer.harness.ring.TestbedFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has a ring taken down when this process is told to end (SIGINT, SIGTERM), by whoever runs it if that goes quickly, and else
 * without much ado: hosts would go on for ever otherwise.
 */
final class LastResort implements AutoCloseable {

    /** For a ring that is taken down properly, with what its nodes believed last. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean begun;

    /** @param ending ends everything; may be called while other threads do the same */
    LastResort(Runnable ending) {
        hook = new Thread(() -> end(ending), "wringer-last-resort");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw toldToEnd();
        }
    }

    private void end(Runnable ending) {
        begun = true;
        try {
            if (over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ending.run();
    }

    /** Whether this process was told to end. */
    boolean hasBegun() {
        return begun;
    }

    /** Fails if this process was told to end: hosts that share its terminal were told the same, and are not to blame. */
    void requireNotBegun() {
        if (begun) {
            throw toldToEnd();
        }
    }

    private static TestbedFailure toldToEnd() {
        return new TestbedFailure("the harness was told to end");
    }

    /** Everything has been taken down. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running just now, and finds nothing left to do.
        }
    }
}
