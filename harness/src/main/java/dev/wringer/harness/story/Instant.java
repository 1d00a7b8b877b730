package dev.wringer.harness.story;

import java.util.Locale;

/** How a story writes when something happened. */
final class Instant {

    private Instant() {}

    /** {@code 0.900 s}. */
    static String text(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}
