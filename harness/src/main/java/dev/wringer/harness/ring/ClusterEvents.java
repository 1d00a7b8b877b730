package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/** Told by a cluster what happens in it, in the order in which it happens. Must not call back into the cluster. */
public interface ClusterEvents {

    /** Listens to nothing. */
    ClusterEvents NONE = new ClusterEvents() {};

    /**
     * These are the members from the beginning; others may still be joining.
     *
     * @param cluster may be looked at from now on, but not from within a call of these methods
     */
    default void formed(Cluster cluster, long atNanos, Formation formation, List<Peer> members) {}

    /** A node has become a member. */
    default void joined(long atNanos, Peer member) {}

    /**
     * A host has died of itself, which none may.
     *
     * @param victims those of its nodes that were members
     * @param evidence how that shows
     */
    default void crashed(long atNanos, List<Peer> victims, String evidence) {}

    /**
     * A member's successor list or predecessor has changed. Told by testbeds that see every event (the simulator), after
     * the event is over.
     */
    default void changed(long atNanos, NodeSnapshot member) {}

    /**
     * A call to a living member was not answered in time, so it was taken for dead. Told by testbeds that see every call (the
     * simulator).
     */
    default void suspected(long atNanos, Peer whom) {}

    /**
     * It was so, besides, because the network has lost a message of that call, let others go before it, or taken longer for both than
     * the caller waits, which waits as long as earlier round trips suggest. Cuts, and hosts that stand still, are judged when they begin.
     * Told right after {@link #suspected}.
     *
     * @param whom of the living member that was called
     * @param by who takes it for dead, and has not drawn any conclusion yet
     */
    default void misled(long atNanos, NodeSnapshot by, Peer whom) {}

    /**
     * What the hosts run, as they say; told once, when they all serve.
     *
     * @param implementation name and version
     * @param variant the protocol
     * @param image the id of their image; empty if there is none
     * @param command what starts each of their processes; empty if they are none
     */
    default void running(long atNanos, String implementation, String variant, String image, String command) {}

    /** What the cluster is doing that takes its time, as in "the cluster is …": forming, above all. */
    default void doing(String what) {}

    /** Something that whoever reads the record should know of the ring's surroundings. */
    default void remarked(long atNanos, String topic, String text) {}

    /**
     * Something to keep beside the record: a log, for instance. May be called on any thread.
     *
     * @param name of the file
     */
    default void attached(String name, String text) {}
}
