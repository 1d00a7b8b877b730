package dev.wringer.cli;

import java.time.Duration;
import java.util.Locale;

/** How long the command has been at it. */
final class Stopwatch {

    private final long begun = System.nanoTime();

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** {@code 1.4 s}, {@code 23 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    static String text(Duration time) {
        if (time.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toSeconds() < 60) {
            return time.toSeconds() + " s";
        }
        if (time.toMinutes() < 60) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
