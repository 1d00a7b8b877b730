package dev.wringer.harness.record;

import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that a client asked of a node, and what came of it.
 *
 * @param number counts the operations of a trial from 0, in the order of invocation
 * @param client who asked, of those that work at the same time; from 0 on
 * @param kind what was asked
 * @param key the key looked up, stored or fetched
 * @param origin the node that was asked
 * @param intendedNanos when it was to be asked by the client's own plan, ≤ {@code invokedNanos}: who waits for a harness that is
 *     late waits from then on
 * @param invokedNanos when it was asked, by the testbed's clock
 * @param completedNanos when the outcome was known, ≥ {@code invokedNanos}
 * @param outcome what came of it
 * @param failure why it failed, where the origin said so in the contract's words
 * @param detail the same for people, one line; empty if it succeeded
 * @param answeredBy the key's owner for a lookup, the node whose copy was accepted for a fetch; empty otherwise
 * @param replicas the nodes that acknowledged a store; empty otherwise
 * @param path the live nodes contacted on the way, in order, without origin and owner
 * @param dead the contacts that did not answer, in order
 * @param misroutes live contacts whose answers led no closer to the key
 * @param corrupt copies met that failed verification
 * @param authentic for a fetch that returned a block, whether that block belongs under {@code key}: recomputed by the
 *     harness, which takes no node's word for it; empty otherwise
 * @param version of the block that was to be stored, or that was fetched, where it can change; empty otherwise
 * @param newest whether a fetch asked for the version that wins among all replica holders
 * @param reach how far the request got
 */
public record Operation(
        int number,
        int client,
        Kind kind,
        RingId key,
        Peer origin,
        long intendedNanos,
        long invokedNanos,
        long completedNanos,
        Outcome outcome,
        Optional<RpcFailure.Kind> failure,
        String detail,
        Optional<Peer> answeredBy,
        List<Peer> replicas,
        List<Peer> path,
        List<Peer> dead,
        int misroutes,
        int corrupt,
        Optional<Boolean> authentic,
        Optional<Version> version,
        boolean newest,
        Reach reach) {

    /**
     * Checks what the oracle relies on: time does not run backwards, a lookup that was done names an owner, and the
     * block of a fetch that was done has been looked at.
     */
    public Operation {
        if (invokedNanos < intendedNanos) {
            throw new IllegalArgumentException("operation " + number + " was invoked at " + invokedNanos
                    + " ns, before it was to be, at " + intendedNanos + " ns");
        }
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

    /** Begins to describe an operation: at first one that was invoked at 0, and of which nothing is known. */
    public static Builder of(int number, Kind kind, RingId key, Peer origin) {
        return new Builder(number, kind, key, origin);
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

    /** How long its client waited for it from the instant for which it was intended, in nanoseconds of the testbed's clock. */
    public long latencyNanos() {
        return completedNanos - intendedNanos;
    }

    /** Describes an operation piece by piece, since of its many particulars most have few. Not thread-safe. */
    public static final class Builder {

        private final int number;
        private final Kind kind;
        private final RingId key;
        private final Peer origin;
        private int client;
        private OptionalLong intendedNanos = OptionalLong.empty(); // otherwise when it was invoked
        private long invokedNanos;
        private long completedNanos;
        private Outcome outcome = Outcome.UNKNOWN;
        private Optional<RpcFailure.Kind> failure = Optional.empty();
        private String detail = "";
        private Optional<Peer> answeredBy = Optional.empty();
        private List<Peer> replicas = List.of();
        private List<Peer> path = List.of();
        private List<Peer> dead = List.of();
        private int misroutes;
        private int corrupt;
        private Optional<Boolean> authentic = Optional.empty();
        private Optional<Version> version = Optional.empty();
        private boolean newest;
        private Reach reach = Reach.UNANSWERED;

        private Builder(int number, Kind kind, RingId key, Peer origin) {
            this.number = number;
            this.kind = kind;
            this.key = key;
            this.origin = origin;
        }

        /** Who asked. */
        public Builder client(int who) {
            client = who;
            return this;
        }

        /** For when it was intended, if that is not when it was invoked. */
        public Builder intended(long nanos) {
            intendedNanos = OptionalLong.of(nanos);
            return this;
        }

        /** When it was invoked. */
        public Builder invoked(long nanos) {
            invokedNanos = nanos;
            return this;
        }

        /** When its outcome was known. */
        public Builder completed(long nanos) {
            completedNanos = nanos;
            return this;
        }

        /** What came of it, and why; it reached its origin if that is known, and was never answered if it is not. */
        public Builder outcome(Outcome what, String why) {
            outcome = what;
            detail = why;
            return reach(what == Outcome.UNKNOWN ? Reach.UNANSWERED : Reach.ANSWERED);
        }

        /** Why it failed, as the origin said. */
        public Builder failure(RpcFailure.Kind why) {
            failure = Optional.of(why);
            return this;
        }

        /** Who owns the key, or had the block. */
        public Builder answeredBy(Peer peer) {
            answeredBy = Optional.of(peer);
            return this;
        }

        /** Who acknowledged a store. */
        public Builder replicas(List<Peer> peers) {
            replicas = peers;
            return this;
        }

        /** The live contacts. */
        public Builder path(List<Peer> peers) {
            path = peers;
            return this;
        }

        /** The contacts that did not answer. */
        public Builder dead(List<Peer> peers) {
            dead = peers;
            return this;
        }

        /** How many live contacts led no closer. */
        public Builder misroutes(int count) {
            misroutes = count;
            return this;
        }

        /** How many copies failed verification. */
        public Builder corrupt(int count) {
            corrupt = count;
            return this;
        }

        /** Whether the block that was fetched belongs under the key. */
        public Builder authentic(boolean belongs) {
            authentic = Optional.of(belongs);
            return this;
        }

        /** Which version was to be stored, or was fetched, of a block that can change. */
        public Builder version(Version which) {
            version = Optional.of(which);
            return this;
        }

        /** Whether a fetch asked for the newest version. */
        public Builder newest(boolean asked) {
            newest = asked;
            return this;
        }

        /** How far the request got. */
        public Builder reach(Reach how) {
            reach = how;
            return this;
        }

        /**
         * The operation.
         *
         * @throws IllegalArgumentException if it contradicts itself
         */
        public Operation build() {
            return new Operation(
                    number,
                    client,
                    kind,
                    key,
                    origin,
                    intendedNanos.orElse(invokedNanos),
                    invokedNanos,
                    completedNanos,
                    outcome,
                    failure,
                    detail,
                    answeredBy,
                    replicas,
                    path,
                    dead,
                    misroutes,
                    corrupt,
                    authentic,
                    version,
                    newest,
                    reach);
        }
    }
}
