package dev.wringer.harness.compare;

import dev.wringer.harness.stats.Interval;

/**
 * What two trials of one seed have measured. Immutable.
 *
 * @param seed of both
 * @param baseline what the baseline's trial measured: one number, or where it must lie if nobody knows it
 * @param candidate the same of the candidate's
 */
public record Pair(long seed, Interval baseline, Interval candidate) {

    /** Two numbers. */
    public static Pair of(long seed, double baseline, double candidate) {
        return new Pair(seed, new Interval(baseline, baseline), new Interval(candidate, candidate));
    }

    /** Whether both numbers are known. */
    public boolean isKnown() {
        return baseline.width() == 0 && candidate.width() == 0;
    }

    /** By how much the candidate is the better one at least, and at most. */
    Interval gain(Measure measure) {
        double one = measure.gain(baseline.low(), candidate.high());
        double other = measure.gain(baseline.high(), candidate.low());
        return new Interval(Math.min(one, other), Math.max(one, other));
    }
}
