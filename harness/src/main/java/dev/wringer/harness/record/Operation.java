package dev.wringer.harness.record;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a client asked of a node, and what came of it.
 *
 * @param number counts the operations of a trial from 0, in the order of invocation
 * @param kind what was asked
 * @param key the key looked up, stored or fetched
 * @param origin the node that was asked
 * @param invokedNanos when, by the testbed's clock
 * @param completedNanos when the outcome was known, ≥ {@code invokedNanos}
 * @param outcome what came of it
 * @param detail why it failed, one line; empty if it succeeded
 * @param answeredBy the key's owner for a lookup, the node whose copy was accepted for a fetch; empty otherwise
 * @param replicas the nodes that acknowledged a store; empty otherwise
 * @param path the live nodes contacted on the way, in order, without origin and owner
 * @param dead the contacts that did not answer, in order
 * @param misroutes live contacts whose answers led no closer to the key
 * @param corrupt copies met that failed verification
 */
public record Operation(
        int number,
        Kind kind,
        RingId key,
        Peer origin,
        long invokedNanos,
        long completedNanos,
        Outcome outcome,
        String detail,
        Optional<Peer> answeredBy,
        List<Peer> replicas,
        List<Peer> path,
        List<Peer> dead,
        int misroutes,
        int corrupt) {

    /** What a client can ask. */
    public enum Kind {
        /** Who is responsible for this key? */
        LOOKUP,
        /** Keep this block. */
        STORE,
        /** Give me the block with this key. */
        FETCH
    }

    /** What can come of it (Jepsen's ok, fail and info). */
    public enum Outcome {
        /** It was done. */
        OK,
        /** It was not done, and had no effect. */
        FAILED,
        /** It may or may not have been done. */
        UNKNOWN
    }

    /** Whether it was done. */
    public boolean succeeded() {
        return outcome == Outcome.OK;
    }

    /** How long it took, in nanoseconds of the testbed's clock. */
    public long elapsedNanos() {
        return completedNanos - invokedNanos;
    }
}
