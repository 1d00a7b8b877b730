package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.RoundTripTimes;

/**
 * Time-outs that never change: always the shortest, whatever round trips were measured, and whoever was slow before.
 *
 * <p>What is wrong: on links that are slower than that every living node is taken for dead (RHEA'04 §4.2 adapts them for this
 * reason). To be caught by lookups, or by a check that the ring converges, on slow links.
 */
public final class FixedTimeout {

    private FixedTimeout() {}

    /** An estimate between equal bounds, which no measurement moves. */
    static RoundTripTimes of(ChordSettings settings) {
        long shortest = settings.shortestTimeout().toNanos();
        return new RoundTripTimes(shortest, shortest);
    }
}
