package dev.wringer.harness.live;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How quickly hosts answer the harness. One that needs longer than nodes wait for one another is taken for dead by them although
 * it is alive: the machine has too much to do, and what the ring then does proves nothing about the protocol. Thread-safe.
 */
final class Pulse {

    private final LongSupplier nanoClock;
    private final Duration bound;
    private final AtomicLong slowestNanos = new AtomicLong();

    /** @param bound the longest time for which nodes wait for one another */
    Pulse(LongSupplier nanoClock, Duration bound) {
        this.nanoClock = nanoClock;
        this.bound = bound;
    }

    /** Measures from now until this reply comes. */
    <T> CompletableFuture<T> feel(CompletableFuture<T> reply) {
        long begun = nanoClock.getAsLong();
        return reply.whenComplete((answer, why) -> {
            if (why == null) { // who does not answer at all is nobody's pulse
                slowestNanos.accumulateAndGet(nanoClock.getAsLong() - begun, Math::max);
            }
        });
    }

    /** Why hosts must have taken one another for dead, if so. */
    Optional<String> starvation() {
        double seconds = slowestNanos.get() / 1e9;
        return slowestNanos.get() <= bound.toNanos()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "a host that is alive took %.1f s to answer, and nodes wait for one another for %.1f s at most:"
                                + " give them a longer timeout, slower maintenance, or the machine less to do",
                        seconds,
                        bound.toMillis() / 1e3));
    }
}
