package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.TestbedFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits for something, by looking at it again and again.
 *
 * @param bound for how long at most
 */
record Patience(Duration bound) {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Looks until {@code condition} holds, at least once. After how long that was; nothing if it does not hold in time. */
    Optional<Duration> until(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (true) {
            boolean reached = condition.getAsBoolean();
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            if (reached || passed.compareTo(bound) >= 0) {
                return reached ? Optional.of(passed) : Optional.empty();
            }
            pass(BETWEEN);
        }
    }

    /**
     * Lets time pass.
     *
     * @throws TestbedFailure if the thread is interrupted
     */
    static void pass(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    /** A time as people read it: {@code 0.5 s}. */
    static String text(Duration time) {
        return Math.round(time.toMillis() / 100.0) / 10.0 + " s";
    }
}
