package dev.wringer.harness.live;

import dev.wringer.harness.ring.TestbedFailure;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What hosts have answered, from any thread, to be dealt with by the thread of the scenario. While it deals with an answer
 * its clock shows when that arrived, so that nothing seems to have taken longer because the scenario was busy.
 */
final class Inbox {

    private static final long NOT_HANDLING = -1;
    private static final Duration TICK = Duration.ofMillis(20);

    private record Arrival(long atNanos, Runnable task) {}

    private final long begunNanos = System.nanoTime();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private long handledNanos = NOT_HANDLING; // when what is being dealt with arrived

    /** Hands a task to the scenario's thread. May be called on any thread. */
    private void post(Runnable task) {
        arrivals.add(new Arrival(clock(), task));
    }

    /** Has the scenario's thread deal with a reply, or with why there is none. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are dealt with
    <T> void deliver(CompletableFuture<T> reply, Consumer<T> action, Consumer<Throwable> failure) {
        reply.whenComplete((result, why) -> post(() -> {
            if (why == null) {
                action.accept(result);
            } else {
                failure.accept(why);
            }
        }));
    }

    /** Nanoseconds since the beginning. */
    long now() {
        return handledNanos == NOT_HANDLING ? clock() : handledNanos;
    }

    private long clock() {
        return System.nanoTime() - begunNanos;
    }

    /**
     * Deals with what arrives until {@code condition} holds or {@code bound} has passed.
     *
     * @param chore done now and then meanwhile
     * @return whether the condition holds
     * @throws TestbedFailure if the thread is interrupted
     */
    boolean advanceUntil(BooleanSupplier condition, Duration bound, Runnable chore) {
        long end = clock() + bound.toNanos();
        long nextChore = 0;
        while (!condition.getAsBoolean()) {
            long now = clock();
            if (now >= end) {
                return false;
            }
            if (now >= nextChore) {
                chore.run();
                nextChore = now + TICK.toNanos();
            }
            handleNext(Math.min(end, nextChore) - now);
        }
        return true;
    }

    private void handleNext(long patienceNanos) {
        try {
            Arrival arrival = arrivals.poll(patienceNanos, TimeUnit.NANOSECONDS);
            if (arrival != null) {
                handledNanos = arrival.atNanos();
                arrival.task().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } finally {
            handledNanos = NOT_HANDLING;
        }
    }
}
