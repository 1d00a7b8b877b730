package dev.wringer.reports;

import dev.wringer.harness.stats.Estimate;

/** One number of a {@link ResultTable}. */
public sealed interface Cell {

    /** The number itself: the mean where it was measured; in seconds for times, 0 … 1 for shares. */
    double value();

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
