package dev.wringer.reports;

import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.trial.Unit;

/** One number of a {@link ResultTable}. */
public sealed interface Cell {

    /** The number itself: the mean where it was measured; in seconds for times, 0 … 1 for shares. */
    double value();

    /** For people, with its interval if it has one: shares as percentages. */
    default String text(Unit unit) {
        return Figure.of(this, unit).toString();
    }

    /**
     * A measured number.
     *
     * @param estimate the mean over the rings of the row, with its interval
     */
    record Measured(Estimate estimate) implements Cell {
        @Override
        public double value() {
            return estimate.mean();
        }
    }

    /**
     * A number that was not measured but computed or printed: it has no interval.
     *
     * @param value finite
     */
    record Given(double value) implements Cell {}
}
