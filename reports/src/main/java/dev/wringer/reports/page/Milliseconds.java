package dev.wringer.reports.page;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Nanoseconds as milliseconds, to the microsecond, in as few characters as possible. */
final class Milliseconds {

    private Milliseconds() {}

    static String text(long nanos) {
        return BigDecimal.valueOf(nanos, 6)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
