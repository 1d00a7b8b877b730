package dev.wringer.harness.stats;

/**
 * Which values a ring can contribute, and what to expect of a ring that is unlike those seen. Immutable and thread-safe.
 *
 * @param bounds every value that is possible
 * @param burst by how much a ring that is not wholly at a bound is typically away from it, in the unit of the values and
 *     above zero. It matters only when rings lie at the bound: see {@link Estimate.Basis}
 */
public record Scale(Interval bounds, double burst) {

    /**
     * How many lookups fail in a ring in which any fails. Failures come in runs of adjacent dead nodes: in the headline
     * experiment (1,000 nodes, 1,000 lookups, five or six replicas, 20 to 30 % killed) a ring that loses anything loses
     * 2.3 to 2.7 lookups on average, hence three.
     */
    private static final double FAILURES_IN_A_FAILING_RING = 3;

    private static final Interval NON_NEGATIVE = new Interval(0, Double.POSITIVE_INFINITY);

    /** Numbers of events in a ring, from zero upwards. */
    public static final Scale COUNT = new Scale(NON_NEGATIVE, FAILURES_IN_A_FAILING_RING);

    /** Sizes from zero upwards, such as seconds. */
    public static final Scale MAGNITUDE = new Scale(NON_NEGATIVE, 1);

    /** Any number, such as a difference. */
    public static final Scale UNBOUNDED =
            new Scale(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), 1);

    /** Checks that the burst is a positive number. */
    public Scale {
        if (!(burst > 0) || Double.isInfinite(burst)) {
            throw new IllegalArgumentException("a burst is above zero and finite, not " + burst);
        }
    }

    /**
     * Shares 0 … 1 of so many attempts in each ring.
     *
     * @param attempts at least one
     */
    public static Scale shareOf(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("a share needs at least one attempt, not " + attempts);
        }
        return new Scale(new Interval(0, 1), Math.min(1, FAILURES_IN_A_FAILING_RING / attempts));
    }

    /** Whether {@code value} is the least or the greatest that is possible. */
    boolean endsAt(double value) {
        return value == bounds.low() || value == bounds.high();
    }
}
