package dev.wringer.harness.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Up to where the mean of sizes may lie if they are spread log-normally: the guard against a long tail of which a few
 * rings show little.
 *
 * <p>The mean of such sizes is {@code exp(μ + σ²/2)}, with the mean {@code μ} and the variance {@code σ²} of their
 * logarithms. G. Y. Zou, C. Y. Huo and J. Taleban, <i>Simple confidence intervals for lognormal means and their
 * differences with environmental applications</i>, Environmetrics 20 (2009), join the limits of {@code μ} and {@code σ²}
 * into one. With the sample's {@code y} and {@code s²}, Student's {@code t}, and the upper 95 % limit {@code v} of
 * {@code σ²}:
 *
 * <pre>ln limit = y + s²/2 + √(t²·s²/n + (v − s²)²/4)</pre>
 *
 * <p>Three things are added. {@code s²} and {@code v} are no greater than {@value #GREATEST_SIGMA}²: what is spread wider
 * is not promised to be covered, and with few rings its limit would be thousands of times the mean. A size of zero has no
 * logarithm; half of the least other size is added to all before, and taken off after. And where the logarithms are skewed
 * to the left beyond chance, the sizes are not log-normal but have a shorter tail, and the limit loses its weight.
 */
final class LogNormalLimit {

    /**
     * Then the mean is 4.6 times the median, and one size in five exceeds it. More than the 1.5 that is promised, because
     * samples show now more, now less than there is.
     */
    private static final double GREATEST_SIGMA = 1.75;

    private static final double LOWER_TAIL_ENDS = 0.05;

    /** At as many standard errors of skewness to the left the limit has no weight, at one fewer it has all. */
    private static final double SKEWED_BEYOND_CHANCE = 3;

    private LogNormalLimit() {}

    /**
     * The upper limit of the mean: {@code limit}, or further out if the sizes may be log-normal.
     *
     * @param t the upper end of Student's 95 % interval for so many sizes
     * @param sizes not negative, not all equal
     */
    static double widen(double limit, double t, double... sizes) {
        int n = sizes.length;
        if (n < 3) {
            return limit;
        }
        double added = addedBeforeLogarithm(sizes);
        double[] logarithms =
                Arrays.stream(sizes).map(size -> StrictMath.log(size + added)).toArray();
        double furtherOut = StrictMath.exp(logarithmOfLimit(t, logarithms)) - added;
        double weight = weight(logarithms);
        return weight > 0 && furtherOut > limit ? limit + weight * (furtherOut - limit) : limit;
    }

    private static double logarithmOfLimit(double t, double... logarithms) {
        int n = logarithms.length;
        double greatest = GREATEST_SIGMA * GREATEST_SIGMA;
        double variance = Math.min(greatest, StatUtils.variance(logarithms));
        double ofVariance = Math.min(greatest, variance * (n - 1) / chiSquared(n - 1));
        double above = (ofVariance - variance) / 2;
        return StatUtils.mean(logarithms) + variance / 2 + Math.sqrt(t * t * variance / n + above * above);
    }

    private static double chiSquared(int degreesOfFreedom) {
        return new ChiSquaredDistribution(null, degreesOfFreedom).inverseCumulativeProbability(LOWER_TAIL_ENDS);
    }

    private static double weight(double... logarithms) {
        double n = logarithms.length;
        double standardError = Math.sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
        double skewed = SkewedT.skewness(logarithms) / standardError;
        return Math.max(0, Math.min(1, SKEWED_BEYOND_CHANCE + skewed));
    }

    /** What makes the logarithm of zero finite: nothing, if no size is zero. */
    static double addedBeforeLogarithm(double... sizes) {
        boolean zero = Arrays.stream(sizes).anyMatch(size -> size == 0);
        return zero ? Arrays.stream(sizes).filter(size -> size > 0).min().orElseThrow() / 2 : 0;
    }
}
