package dev.wringer.harness.ring;

import java.time.Duration;

/** How messages write times. */
final class Text {

    private Text() {}

    /** To the millisecond. */
    static String exactSeconds(Duration duration) {
        return duration.toMillis() / 1_000.0 + " s";
    }

    static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
