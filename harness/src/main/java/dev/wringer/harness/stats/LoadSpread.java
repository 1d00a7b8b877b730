package dev.wringer.harness.stats;

import java.util.Arrays;

/**
 * How evenly a load is spread over members (TON'03 §V-B compares the fullest node and the 99th percentile with the mean).
 *
 * @param members how many there are, ≥ 1
 * @param mean load of a member, ≥ 0
 * @param maxToMean the heaviest load as a multiple of the mean, ≥ 1; 0 if there is no load at all
 * @param p99ToMean the 99th percentile as a multiple of the mean, by nearest rank, ≥ 0
 * @param shareWithNone of members without any load, 0 … 1
 */
public record LoadSpread(int members, double mean, double maxToMean, double p99ToMean, double shareWithNone) {

    /**
     * The spread of these loads.
     *
     * @param loads one for each member, in any order, each ≥ 0
     * @throws IllegalArgumentException if there are no members
     */
    public static LoadSpread of(long... loads) {
        Quantiles quantiles = Quantiles.of(loads);
        double mean = (double) Arrays.stream(loads).sum() / loads.length;
        long idle = Arrays.stream(loads).filter(load -> load == 0).count();
        return new LoadSpread(
                loads.length,
                mean,
                ratio(quantiles.at(1), mean),
                ratio(quantiles.at(0.99), mean),
                (double) idle / loads.length);
    }

    private static double ratio(double load, double mean) {
        return mean == 0 ? 0 : load / mean;
    }
}
