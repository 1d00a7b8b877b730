package dev.wringer.harness.trial;

/**
 * One number that a trial contributes to its scenario's table.
 *
 * @param name the column, unique within a trial
 * @param unit what the number counts
 * @param origin where it comes from
 * @param value finite; in seconds for times, 0 … 1 for fractions
 */
public record Measurement(String name, Unit unit, Origin origin, double value) {

    /** Where a number comes from: only measured ones have an interval. */
    public enum Origin {
        /** Observed in this trial. */
        MEASURED,
        /** Computed from the parameters by a formula. */
        THEORY,
        /** Printed in a paper. */
        PUBLISHED
    }

    /** Checks that the value is a number. */
    public Measurement {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is not finite: " + value);
        }
    }
}
