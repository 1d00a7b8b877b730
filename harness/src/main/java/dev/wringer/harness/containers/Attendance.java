package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.FutureFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what somebody has been asked for as long as that somebody is there. Docker's client waits for an engine that has
 * fallen silent for ever. Thread-safe.
 */
final class Attendance {

    /** Nobody is there who could answer. */
    static final class Absence extends RuntimeException {
        private static final long serialVersionUID = 1;

        Absence() {
            super("it has fallen silent");
        }
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** What has just been found out need not be found out once for each of a hundred containers. */
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wringer-engine-" + NUMBER.incrementAndGet());
        thread.setDaemon(true); // one whose engine is silent never ends
        return thread;
    });

    private final BooleanSupplier presence;
    private final Duration betweenLooks;
    private final AtomicLong silentUntilNanos = new AtomicLong(System.nanoTime());

    /** @param presence whether that somebody is there; does not take long */
    Attendance(BooleanSupplier presence) {
        this(presence, BETWEEN_LOOKS);
    }

    /** @param betweenLooks how long an answer may take until it is looked whether anybody is there */
    Attendance(BooleanSupplier presence, Duration betweenLooks) {
        this.presence = presence;
        this.betweenLooks = betweenLooks;
    }

    /** Whether that somebody is there now. */
    boolean isThere() {
        boolean there = presence.getAsBoolean();
        silentUntilNanos.set(System.nanoTime() + (there ? 0 : REMEMBERED.toNanos()));
        return there;
    }

    /**
     * Waits, whatever interrupts the thread meanwhile: half of what was asked for may have been done.
     *
     * @throws Absence if nobody is there any more
     * @throws RuntimeException what the command throws
     */
    <T> T await(Supplier<T> command) {
        if (silentUntilNanos.get() - System.nanoTime() > 0) {
            throw new Absence();
        }
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(command, THREADS);
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return answer.get(betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    if (!isThere() && !answer.isDone()) {
                        throw new Absence();
                    }
                }
            }
        } catch (ExecutionException e) {
            throw FutureFailure.rethrown(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
