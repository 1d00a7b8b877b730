package dev.wringer.harness.ring;

import java.time.Duration;

/** How messages write times. */
final class Text {

    private Text() {}

    static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
