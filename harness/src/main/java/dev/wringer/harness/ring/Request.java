package dev.wringer.harness.ring;

import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a client asks of a node.
 *
 * @param version of a block that is to be stored, if it can change
 * @param newest whether the newest version is to be fetched
 * @param invocation asks a node
 */
record Request(Kind kind, RingId key, Optional<Version> version, boolean newest, Invocation invocation) {

    /** Asks a node of a cluster. */
    @FunctionalInterface
    interface Invocation {
        /** Asks {@code origin}; {@code done} is told once, while the cluster advances. */
        void ask(Cluster cluster, Peer origin, Consumer<Answer> done);
    }

    static Request lookup(RingId key) {
        return of(Kind.LOOKUP, key, false, (cluster, origin, done) -> cluster.lookup(origin, key, done));
    }

    static Request store(Block block) {
        return new Request(
                Kind.STORE,
                block.key(),
                versionOf(block),
                false,
                (cluster, origin, done) -> cluster.store(origin, block, done));
    }

    static Request fetch(RingId key) {
        return of(Kind.FETCH, key, false, (cluster, origin, done) -> cluster.fetch(origin, key, done));
    }

    static Request fetchNewest(RingId key) {
        return of(Kind.FETCH, key, true, (cluster, origin, done) -> cluster.fetchNewest(origin, key, done));
    }

    private static Request of(Kind kind, RingId key, boolean newest, Invocation invocation) {
        return new Request(kind, key, Optional.empty(), newest, invocation);
    }

    /** A block that never changes has but one. */
    static Optional<Version> versionOf(Block block) {
        return block instanceof SignedBlock ? Optional.of(block.version()) : Optional.empty();
    }
}
