package dev.wringer.harness.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Up to where the mean of sizes may lie if they come in bursts: most rings have none, and the few that have some are too
 * few to tell how often that happens.
 *
 * <p>The limit is how many rings at most have a burst, times how great bursts are. For {@code k} of {@code n} rings the
 * share is the upper limit of Clopper and Pearson; the size is the mean of the bursts seen and of one that was not, which
 * is {@link Scale#burst}, or three times the greatest seen if that is less. With {@code k = 0} it is the interval of {@link
 * Estimate.Basis#AGREEMENT}: one small burst does not make an estimate much surer than none.
 */
final class BurstLimit {

    private static final double GREATEST_RATIO = 3;

    private BurstLimit() {}

    /**
     * The limit, or zero if no ring is without a burst.
     *
     * @param sizes not negative, not all zero
     */
    static double of(double burst, double... sizes) {
        double[] bursts = Arrays.stream(sizes).filter(size -> size > 0).toArray();
        if (bursts.length == sizes.length) {
            return 0;
        }
        double greatest = Arrays.stream(bursts).max().orElseThrow();
        double unseen = Math.min(burst, GREATEST_RATIO * greatest);
        double size = (sum(bursts) + unseen) / (bursts.length + 1);
        return greatestShare(bursts.length, sizes.length) * size;
    }

    /** The upper Clopper–Pearson limit for a share of which {@code seen} were found in {@code draws}. */
    private static double greatestShare(int seen, int draws) {
        return new BetaDistribution(null, seen + 1.0, draws - seen)
                .inverseCumulativeProbability(SkewedT.UPPER_TAIL_STARTS);
    }

    /** In the order given: a stream's sum may compensate rounding in one JDK and not in another. */
    private static double sum(double... sizes) {
        double sum = 0;
        for (double size : sizes) {
            sum += size;
        }
        return sum;
    }
}
