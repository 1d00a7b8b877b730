package dev.wringer.harness.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The 95 % interval of a mean from the spread of numbers that may be skewed: {@link SkewedT}, and on a scale with a bound
 * what is known of sizes, the distances from the bound.
 *
 * <p>The tail that points away from the bound may be longer than the numbers show. The end on that side is therefore at
 * least as far out as the {@linkplain LogNormalLimit limit of a log-normal mean} and the {@linkplain BurstLimit limit for
 * bursts}. The bootstrap-t covered no better in simulations, and needs random numbers.
 */
final class SpreadInterval {

    private SpreadInterval() {}

    /**
     * The interval, inside the scale's bounds.
     *
     * @param sorted at least two, not all equal
     */
    static Interval of(Scale scale, double... sorted) {
        SkewedT skewed = SkewedT.of(sorted);
        double floor = scale.bounds().low();
        double ceiling = scale.bounds().high();
        double low = skewed.low();
        double high = skewed.high();
        if (Double.isFinite(floor) && skewed.shift() > 0) {
            low = Math.max(low, floor + skewed.endFacingBound(skewed.mean() - floor));
        }
        if (Double.isFinite(ceiling) && skewed.shift() < 0) {
            high = Math.min(high, ceiling - skewed.endFacingBound(ceiling - skewed.mean()));
        }
        if (Double.isFinite(floor)) {
            high = floor + farEnd(high - floor, skewed.t(), scale.burst(), map(sorted, value -> value - floor));
        }
        if (Double.isFinite(ceiling)) {
            low = ceiling - farEnd(ceiling - low, skewed.t(), scale.burst(), map(sorted, value -> ceiling - value));
        }
        return new Interval(low, high).clippedTo(scale.bounds());
    }

    /** The end away from a bound, as a distance from it. */
    private static double farEnd(double distance, double t, double burst, double... sizes) {
        return Math.max(LogNormalLimit.widen(distance, t, sizes), BurstLimit.of(burst, sizes));
    }

    private static double[] map(double[] values, DoubleUnaryOperator mapping) {
        return Arrays.stream(values).map(mapping).toArray();
    }
}
