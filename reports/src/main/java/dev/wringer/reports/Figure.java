package dev.wringer.reports;

import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.stats.Estimate.Coverage;
import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number as people read it: about three significant figures, never in scientific notation, shares as percentages.
 * Everything is computed in decimal, so that no binary fraction such as 28.999999999999996 comes to light.
 *
 * @param value the number
 * @param interval its interval with the brackets, if it has one
 * @param doubtful whether the interval holds less often than promised, which {@link #DOUBT} behind it says
 */
record Figure(String value, Optional<String> interval, boolean doubtful) {

    /** Stands behind an interval that holds less often than promised; the {@link Legend} says why. */
    static final String DOUBT = "?";

    private static final int SIGNIFICANT = 3;
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST_SHOWN = BigDecimal.ONE.movePointLeft(MOST_DECIMALS);

    static Figure of(Cell cell, Unit unit) {
        return cell instanceof Cell.Measured measured ? of(measured.estimate(), unit) : without(cell.value(), unit);
    }

    private static Figure of(Estimate estimate, Unit unit) {
        return estimate.interval()
                .filter(interval -> interval.width() > 0)
                .map(interval -> of(estimate, interval, unit))
                .orElseGet(() -> without(estimate.mean(), unit));
    }

    private static Figure without(double value, Unit unit) {
        return new Figure(plain(value, unit), Optional.empty(), false);
    }

    private static Figure of(Estimate estimate, Interval interval, Unit unit) {
        BigDecimal shownMean = shown(estimate.mean(), unit);
        BigDecimal low = shown(interval.low(), unit);
        BigDecimal high = shown(interval.high(), unit);
        int decimals = decimals(shownMean, high.subtract(low));
        String brackets = "[" + rounded(low, decimals, unit) + ", " + rounded(high, decimals, unit) + "]";
        boolean doubtful = estimate.coverage() != Coverage.PROMISED;
        return new Figure(rounded(shownMean, decimals, unit), Optional.of(brackets), doubtful);
    }

    /** A number without an interval. */
    static String plain(double value, Unit unit) {
        BigDecimal shown = shown(value, unit);
        if (shown.signum() > 0 && shown.compareTo(LEAST_SHOWN) < 0) {
            return "<" + LEAST_SHOWN.toPlainString();
        }
        int decimals = decimals(shown, SIGNIFICANT);
        if (unit == Unit.FRACTION) {
            // So many that nearly all does not look like all.
            decimals = Math.max(decimals, decimals(HUNDRED.subtract(shown), 1));
        }
        return shown.setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static BigDecimal shown(double value, Unit unit) {
        BigDecimal decimal = BigDecimal.valueOf(value);
        return unit == Unit.FRACTION ? decimal.movePointRight(2) : decimal;
    }

    /** As many as the mean's significant figures need, but at least one and at most two of the interval's. */
    private static int decimals(BigDecimal mean, BigDecimal width) {
        BigDecimal halfWidth = width.divide(BigDecimal.valueOf(2));
        int ofInterval = decimals(halfWidth, 2);
        return mean.signum() == 0
                ? ofInterval
                : Math.min(ofInterval, Math.max(decimals(mean, SIGNIFICANT), decimals(halfWidth, 1)));
    }

    private static int decimals(BigDecimal value, int significant) {
        if (value.signum() == 0) {
            return 0;
        }
        int exponent = value.precision() - value.scale() - 1;
        return Math.max(0, Math.min(MOST_DECIMALS, significant - 1 - exponent));
    }

    /** Exactly none and exactly all are written as such: 100 says that nothing failed, 100.0 that hardly anything did. */
    private static String rounded(BigDecimal value, int decimals, Unit unit) {
        boolean all = unit == Unit.FRACTION && value.compareTo(HUNDRED) == 0;
        return value.setScale(value.signum() == 0 || all ? 0 : decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Number and interval, and whether that is doubtful: {@code 31.2 [27.9, 34.8]?}. */
    @Override
    public String toString() {
        return value + interval.map(i -> " " + i).orElse("") + (doubtful ? DOUBT : "");
    }
}
