package dev.wringer.cli;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How wide a window is that somebody may make larger or smaller: it is asked again when somebody wants to know, and the last answer is older
 * than two seconds. Java is told of no change without a signal handler of its own, which only an unsupported class would give it. Thread-safe.
 */
final class WindowWidth implements IntSupplier {

    private static final long ASKED_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final IntSupplier terminal;
    private final LongSupplier clock;
    private long askedNanos;
    private int known;

    /**
     * The width that {@code terminal} says.
     *
     * @param terminal is asked at once for the first time
     * @param clock in nanoseconds
     */
    WindowWidth(IntSupplier terminal, LongSupplier clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.askedNanos = clock.getAsLong();
        this.known = terminal.getAsInt();
    }

    @Override
    public synchronized int getAsInt() {
        long now = clock.getAsLong();
        if (now - askedNanos >= ASKED_EVERY_NANOS) {
            askedNanos = now;
            known = terminal.getAsInt();
        }
        return known;
    }
}
