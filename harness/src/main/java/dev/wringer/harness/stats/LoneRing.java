package dev.wringer.harness.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.StatUtils;

/** Whether one ring is unlike all the others: see {@link Estimate.Coverage#LONE_RING}. */
final class LoneRing {

    /** At so many standard deviations of the others from their mean a ring is unlike them. */
    private static final double FAR = 10;

    private LoneRing() {}

    /**
     * Whether there is such a ring among these.
     *
     * @param sorted at least three
     */
    static boolean isAmong(Scale scale, double... sorted) {
        if (sorted[0] == sorted[sorted.length - 1]) {
            return false;
        }
        double floor = scale.bounds().low();
        double ceiling = scale.bounds().high();
        if (Double.isInfinite(floor) && Double.isInfinite(ceiling)) {
            return greatestIsFar(scale.burst(), DoubleUnaryOperator.identity(), sorted)
                    || greatestIsFar(scale.burst(), DoubleUnaryOperator.identity(), map(sorted, value -> -value));
        }
        boolean farFromFloor =
                Double.isFinite(floor) && greatestSizeIsFar(scale.burst(), map(sorted, value -> value - floor));
        boolean farFromCeiling =
                Double.isFinite(ceiling) && greatestSizeIsFar(scale.burst(), map(sorted, value -> ceiling - value));
        return farFromFloor || farFromCeiling;
    }

    /** Sizes are compared by their logarithms: a long tail alone, such as that of log-normal ones, is no lone ring. */
    private static boolean greatestSizeIsFar(double burst, double... sizes) {
        double added = LogNormalLimit.addedBeforeLogarithm(sizes);
        return greatestIsFar(burst, size -> StrictMath.log(size + added), sizes);
    }

    /** It must also be further away than {@link AgreementInterval} would let it be if all the others agreed. */
    private static boolean greatestIsFar(double burst, DoubleUnaryOperator compared, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int others = sorted.length - 1;
        double mean = StatUtils.mean(sorted, 0, others);
        double allowed = mean == 0 ? burst : Math.abs(mean);
        double[] scaled = map(sorted, compared);
        double distance = scaled[others] - StatUtils.mean(scaled, 0, others);
        return sorted[others] - mean > allowed && distance > FAR * Math.sqrt(StatUtils.variance(scaled, 0, others));
    }

    private static double[] map(double[] values, DoubleUnaryOperator mapping) {
        return Arrays.stream(values).map(mapping).toArray();
    }
}
