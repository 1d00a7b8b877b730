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
 * <p><b>Coverage.</b> The interval is meant to contain the true mean in 95 % of cases. For the failed lookups of the
 * headline experiment (20 to 70 % of 1,000 nodes killed, five or six replicas: from 97 % zeros to none, skewness 0.2 to
 * 11) it does so in at least 94 % of cases with 20 rings or more and in at least 91 % with five; for numbers that are
 * spread normally in 95 %; for log-normal ones (σ = 1) in 92 % with 20 rings and 88 % with five. It is an interval for
 * the mean, not for the next ring.
 *
 * @param mean the mean over the rings seen
 * @param interval the 95 % interval of the true mean; empty for a single ring, which says nothing about others
 * @param rings from how many independent rings; at least one
 * @param basis what the interval rests on
 */
public record Estimate(double mean, Optional<Interval> interval, int rings, Basis basis) {

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
         * The spread between the rings: Student's t, corrected for the skewness of the sample by P. Hall's transformation
         * (J. R. Statist. Soc. B 54, 1992).
         */
        SPREAD
    }

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
            return new Estimate(sorted[0], Optional.empty(), rings, Basis.SINGLE_RING);
        }
        if (sorted[0] == sorted[rings - 1]) {
            Interval interval = AgreementInterval.around(sorted[0], rings, scale);
            return new Estimate(sorted[0], Optional.of(interval), rings, Basis.AGREEMENT);
        }
        double mean = StatUtils.mean(sorted);
        Interval interval = SpreadInterval.of(sorted).clippedTo(scale.bounds());
        return new Estimate(mean, Optional.of(interval), rings, Basis.SPREAD);
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
