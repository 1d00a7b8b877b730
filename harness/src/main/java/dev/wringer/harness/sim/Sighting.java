package dev.wringer.harness.sim;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;

/**
 * Something that happens inside a simulated ring and that no record tells: what nodes say to one another, believe and hold. They
 * are told in the order in which they happen, and whatever a node does because of one comes right behind it, at the same instant.
 */
public sealed interface Sighting {

    /** When, by the testbed's clock. */
    long atNanos();

    /** The node to which it happens: which may do something because of it, at once. */
    Peer whom();

    /** A request leaves its sender. */
    record Asked(long atNanos, Peer whom, Peer asked, Request<?> request) implements Sighting {}

    /** A request has come to a living node, which is about to serve it. */
    record Received(long atNanos, Peer whom, Peer asker, Request<?> request) implements Sighting {}

    /**
     * An answer has come to the one who asked, who is about to deal with it.
     *
     * @param sinceNanos when it was asked for
     */
    record Answered(long atNanos, Peer whom, Peer asked, Request<?> request, long sinceNanos, Reply reply)
            implements Sighting {}

    /**
     * A node learns that it gets no answer, or is refused one, and is about to deal with that.
     *
     * @param sinceNanos when it asked
     */
    record Unanswered(long atNanos, Peer whom, Peer asked, Request<?> request, long sinceNanos, RpcFailure why)
            implements Sighting {}

    /** A node has another predecessor or successor list than before; fingers and lists under way are left out. */
    record Believes(long atNanos, NodeSnapshot node) implements Sighting {
        @Override
        public Peer whom() {
            return node.self();
        }
    }

    /** A node holds this block from now on. */
    record Holds(long atNanos, Peer whom, BlockVersion block) implements Sighting {}

    /** A node gives its copy of a block away. */
    record Drops(long atNanos, Peer whom, RingId key) implements Sighting {}
}
