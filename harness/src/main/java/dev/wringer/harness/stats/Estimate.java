package dev.wringer.harness.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean of a quantity over all rings that could have been drawn, estimated from one number per independent ring.
 * Immutable and thread-safe.
 *
 * <p><b>Coverage.</b> The interval is meant to contain the true mean in 95 % of cases. From five rings on it does so in at
 * least 93 % for numbers that are normal or uniform, wherever they lie; for sizes from zero upwards that are exponential,
 * log-normal (σ up to 1.5), gamma (shape 0.5) or Weibull (shape 0.7); for Poisson counts; and for the failed lookups of the
 * headline experiment (20 to 70 % of 1,000 nodes killed, five or six replicas: from 97 % zeros to none, skewness 0.2 to
 * 11). For exponential numbers that start far from zero it does from seven rings on, and in 92 % of cases with five. The
 * price is width: for normal numbers 1.33 times that of Student's t with five rings, 1.14 times with ten, 1.03 times with
 * fifty; for five log-normal ones (σ = 1.5) more than three times.
 *
 * <p>It does <b>not</b> hold where rare rings decide the mean: a sample without one shows nothing of them. If one ring in
 * ten takes five times as long, the interval of ten rings contains the mean in 65 % of cases. Nor does it hold for tails
 * longer than those above, or as long as the log-normal ones but far from the start of the scale. Where the sample itself
 * gives reason for doubt, {@link #coverage} says so.
 *
 * <p>It is an interval for the mean, not for the next ring.
 *
 * @param mean the mean over the rings seen
 * @param interval the 95 % interval of the true mean; empty for a single ring, which says nothing about others
 * @param rings from how many independent rings; at least one
 * @param basis what the interval rests on
 * @param coverage whether the interval may be trusted to contain the mean as often as promised
 */
public record Estimate(double mean, Optional<Interval> interval, int rings, Basis basis, Coverage coverage) {

    /** What an interval rests on. */
    public enum Basis {
        /** Nothing: there is one ring, and no interval. */
        SINGLE_RING,

        /**
         * Every ring gave the same number, which is not to say that every ring will. With 97.5 % confidence at most the
         * share {@code 1 − 0.025^(1/n)} of rings deviates (Clopper–Pearson for none of n). The interval lets that share
         * deviate by {@link Scale#burst} from a bound of the scale, elsewhere by as much as the number itself. The
         * share is proved; how far the unseen rings deviate is an assumption.
         */
        AGREEMENT,

        /**
         * The spread between the rings: Student's t, with a longer side where the numbers have a longer tail (Johnson 1978),
         * and on a scale with a bound at least as long as that of a log-normal mean (Zou, Huo and Taleban 2009) or of rare
         * bursts of the size {@link Scale#burst}.
         */
        SPREAD
    }

    /** What the sample says about how often such an interval contains the true mean. */
    public enum Coverage {
        /** Nothing against it: in at least 93 % of cases for the kinds of numbers that {@link Estimate} names. */
        PROMISED,

        /** There are fewer than five rings, or there is no interval at all: nothing is promised. */
        FEW_RINGS,

        /**
         * One ring is unlike all the others: more than twice their mean away from the bound, and more than ten of their
         * standard deviations (of the logarithms) from it. How often such rings occur, one of them does not tell.
         */
        LONE_RING
    }

    /** From so many rings on coverage is promised. */
    static final int FEWEST_RINGS = 5;

    /**
     * Estimates the mean of any quantity. The order of the rings does not matter.
     *
     * @param scale which values are possible; the interval stays inside its bounds
     * @param perRing one number per independent ring
     * @throws IllegalArgumentException if there is no ring, or if a number is not finite or outside the scale's bounds
     */
    public static Estimate of(Scale scale, double... perRing) {
        check(scale, perRing);
        // Sorted, so that the rounding of the sums does not depend on the order in which trials finished.
        double[] sorted = perRing.clone();
        Arrays.sort(sorted);
        int rings = sorted.length;
        if (rings == 1) {
            return new Estimate(sorted[0], Optional.empty(), rings, Basis.SINGLE_RING, Coverage.FEW_RINGS);
        }
        if (sorted[0] == sorted[rings - 1]) {
            Interval interval = AgreementInterval.around(sorted[0], rings, scale);
            return new Estimate(sorted[0], Optional.of(interval), rings, Basis.AGREEMENT, coverage(scale, sorted));
        }
        double mean = StatUtils.mean(sorted);
        Interval interval = SpreadInterval.of(scale, sorted);
        return new Estimate(mean, Optional.of(interval), rings, Basis.SPREAD, coverage(scale, sorted));
    }

    private static Coverage coverage(Scale scale, double... sorted) {
        if (sorted.length < FEWEST_RINGS) {
            return Coverage.FEW_RINGS;
        }
        return LoneRing.isAmong(scale, sorted) ? Coverage.LONE_RING : Coverage.PROMISED;
    }

    /**
     * Estimates the mean number of events per ring, such as failed lookups.
     *
     * @param perRing one number per independent ring, none negative
     * @throws IllegalArgumentException if there is no ring, or if a number is negative or not finite
     */
    public static Estimate ofCounts(double... perRing) {
        return of(Scale.COUNT, perRing);
    }

    private static void check(Scale scale, double... perRing) {
        if (perRing.length == 0) {
            throw new IllegalArgumentException("an estimate needs at least one ring");
        }
        for (double value : perRing) {
            if (!Double.isFinite(value) || !scale.bounds().contains(value)) {
                throw new IllegalArgumentException(value + " is outside "
                        + scale.bounds().low() + " … " + scale.bounds().high());
            }
        }
    }

    /** For people, four significant figures: {@code 31.2 [27.9, 34.8]}, or the mean alone. */
    @Override
    public String toString() {
        return figure(mean)
                + interval.map(i -> " [" + figure(i.low()) + ", " + figure(i.high()) + "]")
                        .orElse("");
    }

    private static String figure(double value) {
        if (value == 0) {
            return "0";
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
