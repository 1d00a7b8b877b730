package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Gone;
import dev.wringer.node.host.VirtualNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A simulated host leaves. Each of its nodes ceases to be a member when it has handed over and says goodbye: from then on it
 * refuses calls, whoever has heard of it goes round it, and nobody knows whether the goodbye will arrive. The host is gone when
 * all goodbyes are over.
 */
final class SimLeave {

    /** Told of each node that says goodbye. */
    @FunctionalInterface
    interface Departed {
        void said(SimNode node, Optional<String> undone);
    }

    private final SimHost host;
    private final Departed departed;
    private final Consumer<Gone> done;
    private final List<SimNode> staying;
    private Optional<String> complaint = Optional.empty(); // the first one

    /** @param done told when the host is gone */
    SimLeave(SimHost host, Departed departed, Consumer<Gone> done) {
        this.host = host;
        this.departed = departed;
        this.done = done;
        this.staying = new ArrayList<>(host.nodes());
    }

    void begin(NodeCode code) {
        for (SimNode node : host.nodes()) {
            code.run(node, () -> node.node()
                    .handOver(VirtualNode.PATIENCE)
                    .then(untaken -> depart(node, untaken), why -> depart(node, 0)));
        }
    }

    private void depart(SimNode node, int untaken) {
        Optional<String> undone = untaken == 0
                ? Optional.empty()
                : Optional.of(host.name() + " has not left as it should: " + untaken + " blocks that " + node.self()
                        + " held were not handed over in " + VirtualNode.PATIENCE.toSeconds() + " s");
        complaint = complaint.or(() -> undone);
        departed.said(node, undone);
        node.node().sayGoodbye().then(self -> isOver(node), why -> isOver(node));
    }

    private void isOver(SimNode node) {
        staying.remove(node);
        if (staying.isEmpty()) {
            host.leave();
            done.accept(new Gone(host.name(), complaint));
        }
    }
}
