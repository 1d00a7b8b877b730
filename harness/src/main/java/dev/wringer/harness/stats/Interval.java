package dev.wringer.harness.stats;

/**
 * A closed interval of real numbers. Immutable and thread-safe.
 *
 * @param low the lower end; may be −∞
 * @param high the upper end, not below {@code low}; may be +∞
 */
public record Interval(double low, double high) {

    /** Checks that the ends are numbers and in order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: [" + low + ", " + high + "]");
        }
    }

    /** Whether {@code value} lies in the interval, its ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The distance between the ends: never negative. */
    public double width() {
        return high - low;
    }

    /** The part of this interval that lies inside {@code bounds}; the nearer end of the bounds if none of it does. */
    public Interval clippedTo(Interval bounds) {
        return new Interval(bounds.nearestTo(low), bounds.nearestTo(high));
    }

    private double nearestTo(double value) {
        return Math.max(low, Math.min(high, value));
    }
}
