package dev.wringer.harness.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The quantiles of a sample by nearest rank: the {@code p}-quantile is the smallest number of the sample that at least
 * the share {@code p} of the sample does not exceed. It is always a number that occurred, never one in between. Immutable
 * and thread-safe.
 */
public final class Quantiles {

    private final double[] sorted;

    private Quantiles(double... sorted) {
        this.sorted = sorted;
    }

    /**
     * The quantiles of {@code sample}, in any order.
     *
     * @throws IllegalArgumentException if the sample is empty or contains a NaN
     */
    public static Quantiles of(double... sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("an empty sample has no quantiles");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("the sample contains a NaN");
        }
        return new Quantiles(sorted);
    }

    /**
     * The quantiles of whole numbers, exact up to 2^53.
     *
     * @throws IllegalArgumentException if the sample is empty
     */
    public static Quantiles of(long... sample) {
        return of(Arrays.stream(sample).asDoubleStream().toArray());
    }

    /**
     * The {@code p}-quantile; for {@code p = 0} the least number.
     *
     * @param p 0 … 1
     * @throws IllegalArgumentException if {@code p} is outside that
     */
    public double at(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile is asked for at 0 … 1, not at " + p);
        }
        // In decimal: 0.07 × 100 is a little above 7 in binary, and would be rounded up to rank 8.
        int rank = BigDecimal.valueOf(p)
                .multiply(BigDecimal.valueOf(sorted.length))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return sorted[Math.max(rank, 1) - 1];
    }

    /** The quantile at one half. */
    public double median() {
        return at(0.5);
    }

    /** How many numbers the sample has. */
    public int size() {
        return sorted.length;
    }
}
