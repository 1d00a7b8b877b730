package dev.wringer.node.chord;

import java.time.Duration;

/**
 * The parameters of a Chord node. All nodes of a ring should agree on {@code successors}.
 *
 * @param successors r, the length of the successor list, ≥ 1; the ring needs r + 1 founders
 * @param pace how often the node stabilizes
 * @param fingerRounds how many rounds of stabilization there are to each finger that is fixed, ≥ 1: correctness depends on
 *     the successor list only, and a finger costs a lookup
 * @param shortestTimeout the least time to wait for an answer
 * @param longestTimeout the most time to wait for an answer, and the first guess
 * @param lookupTimeout when a lookup gives up
 * @param lookupMode who asks the hops
 * @param remember whether the node remembers members that it took for dead, and asks them now and then: see {@link Reunite}
 */
public record ChordSettings(
        int successors,
        Pace pace,
        int fingerRounds,
        Duration shortestTimeout,
        Duration longestTimeout,
        Duration lookupTimeout,
        LookupMode lookupMode,
        boolean remember) {

    /** The original's defaults: 16 successors, 1 … 20 s, 15 s for a lookup; half a second to answer at least. */
    public static final ChordSettings DEFAULT = new ChordSettings(
            16,
            Pace.adaptive(Duration.ofSeconds(1), Duration.ofSeconds(20)),
            1,
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            LookupMode.ITERATIVE,
            false);

    /** Checks the ranges. */
    public ChordSettings {
        if (successors < 1) {
            throw new IllegalArgumentException("a node needs at least 1 successor, not " + successors);
        }
        if (fingerRounds < 1) {
            throw new IllegalArgumentException(
                    "a finger is fixed every so many rounds, at least 1, not " + fingerRounds);
        }
        if (shortestTimeout.isNegative()
                || shortestTimeout.isZero()
                || longestTimeout.compareTo(shortestTimeout) < 0
                || lookupTimeout.compareTo(shortestTimeout) < 0) {
            throw new IllegalArgumentException("time-outs must be positive and in order: " + shortestTimeout + ", "
                    + longestTimeout + ", " + lookupTimeout);
        }
    }

    /** These settings with another r. */
    public ChordSettings withSuccessors(int r) {
        return new ChordSettings(
                r, pace, fingerRounds, shortestTimeout, longestTimeout, lookupTimeout, lookupMode, remember);
    }

    /** These settings with another pace. */
    public ChordSettings withPace(Pace other) {
        return new ChordSettings(
                successors, other, fingerRounds, shortestTimeout, longestTimeout, lookupTimeout, lookupMode, remember);
    }

    /** These settings with a finger fixed only every so many rounds. */
    public ChordSettings withFingerRounds(int rounds) {
        return new ChordSettings(
                successors, pace, rounds, shortestTimeout, longestTimeout, lookupTimeout, lookupMode, remember);
    }

    /** These settings with other bounds on the time to wait for an answer. */
    public ChordSettings withTimeouts(Duration shortest, Duration longest) {
        return new ChordSettings(
                successors, pace, fingerRounds, shortest, longest, lookupTimeout, lookupMode, remember);
    }

    /** These settings with other bounds of a call's time-out and another one for lookups, which bound one another. */
    public ChordSettings withTimeouts(Duration shortest, Duration longest, Duration lookup) {
        return new ChordSettings(successors, pace, fingerRounds, shortest, longest, lookup, lookupMode, remember);
    }

    /** These settings with another lookup time-out. */
    public ChordSettings withLookupTimeout(Duration timeout) {
        return new ChordSettings(
                successors, pace, fingerRounds, shortestTimeout, longestTimeout, timeout, lookupMode, remember);
    }

    /** These settings with another lookup mode. */
    public ChordSettings withLookupMode(LookupMode mode) {
        return new ChordSettings(
                successors, pace, fingerRounds, shortestTimeout, longestTimeout, lookupTimeout, mode, remember);
    }

    /** These settings, but that the node remembers members that it took for dead, or does not. */
    public ChordSettings withRemember(boolean whether) {
        return new ChordSettings(
                successors, pace, fingerRounds, shortestTimeout, longestTimeout, lookupTimeout, lookupMode, whether);
    }
}
