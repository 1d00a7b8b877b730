package dev.wringer.reports;

import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Differences as people read them: with their sign, and with one digit more than the margin by which they are judged. */
final class SignedFigure {

    private static final int MOST_DECIMALS = 6;

    private SignedFigure() {}

    /**
     * A difference.
     *
     * @param scale what the digits are to resolve a tenth of: above zero, in the unit of the value
     */
    static String of(double value, double scale, Unit unit) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+∞" : "−∞";
        }
        BigDecimal rounded = shown(value, unit).setScale(decimals(shown(scale, unit)), RoundingMode.HALF_UP);
        String digits = rounded.abs().stripTrailingZeros().toPlainString();
        return rounded.signum() == 0 ? "0" : (rounded.signum() > 0 ? "+" : "−") + digits;
    }

    /** An interval of differences, in brackets. */
    static String of(Interval interval, double scale, Unit unit) {
        return "[" + of(interval.low(), scale, unit) + ", " + of(interval.high(), scale, unit) + "]";
    }

    private static BigDecimal shown(double value, Unit unit) {
        BigDecimal decimal = BigDecimal.valueOf(value);
        return unit == Unit.FRACTION ? decimal.movePointRight(2) : decimal;
    }

    private static int decimals(BigDecimal scale) {
        int exponent = scale.precision() - scale.scale() - 1;
        return Math.max(0, Math.min(MOST_DECIMALS, 1 - exponent));
    }
}
