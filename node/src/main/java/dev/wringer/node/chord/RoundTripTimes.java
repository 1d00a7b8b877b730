package dev.wringer.node.chord;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a host waits for an answer: mean + 4 × variation of the round trips that it has seen, within bounds (RHEA'04
 * §4.2, after TCP). One estimate serves all peers, since a million simulated hosts have no room for one each; but a host
 * that does not answer in time is given twice as long the next time, and one that turns out to be slow keeps what it
 * needs, so that no live peer stays beyond reach.
 *
 * <p>Shared by the virtual nodes of a host. Not thread-safe.
 */
public final class RoundTripTimes {

    private static final int VARIATIONS = 4;
    private static final int SLOW_HOSTS = 64; // remembered at most; the one that became slow first is forgotten

    private final long shortest;
    private final long longest;

    private long mean = -1; // smoothed, in nanoseconds; negative until the first sample
    private long variation; // smoothed mean deviation, in nanoseconds

    // What a slow or silent host is given, in nanoseconds; more than the estimate when it was set. Null while there is
    // none.
    private @Nullable Map<String, Long> slow;

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

    /** Takes one measured round trip to {@code host} into account (Jacobson's gains of 1/8 and 1/4). */
    public void answered(String host, long nanos) {
        if (mean < 0) {
            mean = nanos;
            variation = nanos / 2;
        } else {
            long error = nanos - mean;
            mean += error >> 3;
            variation += (Math.abs(error) - variation) >> 2;
        }
        if (slow != null && slow.remove(host) != null && 2 * nanos > usualTimeoutNanos()) {
            remember(host, 2 * nanos);
        }
    }

    /** Notes that {@code host} did not answer within {@code waitedNanos}: it may be dead, or just slow. */
    public void timedOut(String host, long waitedNanos) {
        remember(host, 2 * waitedNanos);
    }

    private void remember(String host, long nanos) {
        if (slow == null) {
            slow = new LinkedHashMap<>();
        }
        slow.put(host, Math.min(longest, nanos));
        if (slow.size() > SLOW_HOSTS) {
            slow.remove(slow.keySet().iterator().next());
        }
    }

    /** How long to wait for an answer of {@code host}, in nanoseconds. */
    public long timeoutNanos(String host) {
        Long own = slow == null ? null : slow.get(host);
        return own == null ? usualTimeoutNanos() : Math.max(own, usualTimeoutNanos());
    }

    /** How long to wait for an answer of a host that has not been slow or silent, in nanoseconds. */
    long usualTimeoutNanos() {
        return mean < 0 ? longest : Math.max(shortest, Math.min(longest, mean + VARIATIONS * variation));
    }
}
