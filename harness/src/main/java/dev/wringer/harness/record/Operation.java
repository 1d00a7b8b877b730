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
 * @param authentic for a fetch that returned a block, whether that block belongs under {@code key}: recomputed by the
 *     harness, which takes no node's word for it; empty otherwise
 * @param reach how far the request got
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
        int corrupt,
        Optional<Boolean> authentic,
        Reach reach) {

    /**
     * Checks what the oracle relies on: time does not run backwards, a lookup that was done names an owner, and the
     * block of a fetch that was done has been looked at.
     */
    public Operation {
        if (completedNanos < invokedNanos) {
            throw new IllegalArgumentException("operation " + number + " was completed at " + completedNanos
                    + " ns, before it was invoked at " + invokedNanos + " ns");
        }
        if (outcome == Outcome.OK && kind == Kind.LOOKUP && answeredBy.isEmpty()) {
            throw new IllegalArgumentException("lookup " + number + " was done but names no owner");
        }
        if (outcome == Outcome.OK && kind == Kind.FETCH && authentic.isEmpty()) {
            throw new IllegalArgumentException("fetch " + number + " was done but nobody verified its block");
        }
    }

    /** An operation that reached its origin if the outcome is known, and was never answered if it is not. */
    public Operation(
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
            int corrupt,
            Optional<Boolean> authentic) {
        this(
                number,
                kind,
                key,
                origin,
                invokedNanos,
                completedNanos,
                outcome,
                detail,
                answeredBy,
                replicas,
                path,
                dead,
                misroutes,
                corrupt,
                authentic,
                outcome == Outcome.UNKNOWN ? Reach.UNANSWERED : Reach.ANSWERED);
    }

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

    /** How far a request got: tells the protocol's failures from those of the harness and of the client's own node. */
    public enum Reach {
        /** The harness could not send it, by a fault of its own. */
        NOT_SENT,
        /** The origin never answered the harness: it is dead, paused, or overloaded. */
        UNANSWERED,
        /** The origin answered, be it with a failure. */
        ANSWERED
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
