package dev.wringer.harness.live;

import dev.wringer.harness.testee.Testee;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.stream.IntStream;

/** A running host as the harness knows it. Used by the thread of the scenario. */
final class LiveHost {

    private final HostOrder order;
    private final Testee testee;
    private final List<Peer> nodes;
    private boolean asked; // whether an answer about its nodes' membership is awaited
    private long askedNanos; // when that was asked last

    LiveHost(HostOrder order, Testee testee, long startedNanos) {
        this.order = order;
        this.testee = testee;
        this.nodes = IntStream.range(0, order.virtualNodes())
                .mapToObj(number -> Peer.at(order.name(), number))
                .toList();
        this.askedNanos = startedNanos;
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

    boolean isAsked() {
        return asked;
    }

    /**
     * Its nodes' membership is asked for.
     *
     * @return when it was asked for before, or the host was started
     */
    long ask(long nowNanos) {
        long before = askedNanos;
        asked = true;
        askedNanos = nowNanos;
        return before;
    }

    void answered() {
        asked = false;
    }
}
