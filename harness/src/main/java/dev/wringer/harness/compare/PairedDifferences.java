package dev.wringer.harness.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The pairs of one measure, in the order of their seeds. Immutable.
 *
 * @param measure what was measured
 * @param pairs one for each independent ring
 */
public record PairedDifferences(Measure measure, List<Pair> pairs) {

    /** Takes a copy. */
    public PairedDifferences {
        pairs = List.copyOf(pairs);
    }

    /** The mean of the baseline over the pairs in which both numbers are known; NaN if there is none. */
    public double baselineMean() {
        return mean(pair -> pair.baseline().low());
    }

    /** The mean of the candidate over the pairs in which both numbers are known; NaN if there is none. */
    public double candidateMean() {
        return mean(pair -> pair.candidate().low());
    }

    /** The mean of candidate minus baseline over the pairs in which both numbers are known; NaN if there is none. */
    public double meanDifference() {
        return mean(pair -> pair.candidate().low() - pair.baseline().low());
    }

    /** How many pairs differ at all, of those in which both numbers are known. */
    public long differing() {
        return pairs.stream()
                .filter(Pair::isKnown)
                .filter(pair -> pair.baseline().low() != pair.candidate().low())
                .count();
    }

    /** How many pairs there are in which both numbers are known. */
    public long known() {
        return pairs.stream().filter(Pair::isKnown).count();
    }

    private double mean(ToDoubleFunction<Pair> number) {
        double sum =
                0; // in the order of the seeds: a stream's sum may compensate rounding in one JDK and not in another
        int known = 0;
        for (Pair pair : pairs) {
            if (pair.isKnown()) {
                sum += number.applyAsDouble(pair);
                known++;
            }
        }
        return sum / known;
    }
}
