package dev.wringer.node.chord;

/**
 * How long a host waits for an answer: mean + 4 × variation of the round trips that it has seen, within bounds (RHEA'04
 * §4.2, after TCP). One estimate for all peers of a host; a time-out does not stretch it, because in a ring under
 * failures a time-out says more about that one peer than about the network.
 *
 * <p>Shared by the virtual nodes of a host. Not thread-safe.
 */
public final class RoundTripTimes {

    private static final int VARIATIONS = 4;

    private final long shortest;
    private final long longest;

    private long mean = -1; // smoothed, in nanoseconds; negative until the first sample
    private long variation; // smoothed mean deviation, in nanoseconds

    /**
     * An estimate without samples, which waits for the longest time.
     *
     * @param shortestNanos never wait less, &gt; 0
     * @param longestNanos never wait more, ≥ {@code shortestNanos}
     */
    public RoundTripTimes(long shortestNanos, long longestNanos) {
        shortest = shortestNanos;
        longest = longestNanos;
    }

    /** Takes one measured round trip into account (Jacobson's gains of 1/8 and 1/4). */
    public void sample(long nanos) {
        if (mean < 0) {
            mean = nanos;
            variation = nanos / 2;
            return;
        }
        long error = nanos - mean;
        mean += error >> 3;
        variation += (Math.abs(error) - variation) >> 2;
    }

    /** How long to wait for an answer, in nanoseconds. */
    public long timeoutNanos() {
        return mean < 0 ? longest : Math.max(shortest, Math.min(longest, mean + VARIATIONS * variation));
    }
}
