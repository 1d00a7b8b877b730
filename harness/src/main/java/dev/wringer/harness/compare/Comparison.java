package dev.wringer.harness.compare;

import dev.wringer.harness.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What pairs of trials say of a candidate. Immutable.
 *
 * @param rows one for each measure and value of the swept parameter: those that decide in the order in which the scenario declares
 *     them, then the others
 */
public record Comparison(List<Row> rows) {

    /** Takes a copy. */
    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * One measure.
     *
     * @param point the value of the swept parameter, for people; empty if nothing is swept
     * @param differences what the pairs have measured
     * @param judged what follows; empty if neither direction is better
     */
    public record Row(String point, PairedDifferences differences, Optional<Judged> judged) {

        /** What was measured. */
        public Measure measure() {
            return differences.measure();
        }
    }

    /**
     * What follows from the pairs of one measure.
     *
     * @param difference where the mean of candidate minus baseline lies
     * @param decision better, same, worse or undecided
     */
    public record Judged(Interval difference, Decision decision) {}

    /** What all measures come to. */
    public Decision decision() {
        return Decision.ofAll(rows.stream()
                .flatMap(row -> row.judged().stream())
                .map(Judged::decision)
                .toList());
    }

    /** What one measure comes to, at the first value of the varied parameter, if it is judged. */
    public Optional<Decision> decision(Measure measure) {
        return rows.stream()
                .filter(row -> row.measure().equals(measure))
                .flatMap(row -> row.judged().stream())
                .map(Judged::decision)
                .findFirst();
    }
}
