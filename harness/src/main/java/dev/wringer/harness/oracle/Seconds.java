package dev.wringer.harness.oracle;

import java.util.Locale;

/** How witnesses write times. */
final class Seconds {

    private Seconds() {}

    /** {@code 12.345 s}. */
    static String text(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}
