package dev.wringer.harness.live;

import dev.wringer.harness.testee.HostIdentity;
import dev.wringer.harness.testee.Testee;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/** A running host as the harness knows it. Used by the thread of the scenario. */
final class LiveHost {

    private final HostOrder order;
    private final Testee testee;
    private final List<Peer> nodes;
    private int pauses; // how often it was paused so far
    private boolean entered; // whether all its nodes have become members
    private boolean leaving; // whether it was told to leave

    /** @param identity what it was told to be by {@code order} */
    LiveHost(HostOrder order, HostIdentity identity, Testee testee) {
        this.order = order;
        this.testee = testee;
        this.nodes = identity.nodes();
    }

    String name() {
        return order.name();
    }

    HostOrder order() {
        return order;
    }

    Testee testee() {
        return testee;
    }

    List<Peer> nodes() {
        return nodes;
    }

    /** Whether it was to join a ring, rather than to found one. */
    boolean joins() {
        return order.wayIn() instanceof WayIn.Joining;
    }

    boolean hasEntered() {
        return entered;
    }

    void enter() {
        entered = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    /** How often it was paused so far: who was paused meanwhile need not have answered. */
    int pauses() {
        return pauses;
    }

    void pause() {
        pauses++;
    }
}
