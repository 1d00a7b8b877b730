package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Gone;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A simulated host leaves. Each of its nodes ceases to be a member when it has handed over and says goodbye: from then on it
 * refuses calls, whoever has heard of it goes round it, and nobody knows whether the goodbye will arrive. The host is gone when
 * all goodbyes are over.
 */
final class SimLeave {

    private final World world;
    private final SimHost host;
    private final Consumer<SimNode> departed;
    private final Consumer<Gone> done;
    private final List<SimNode> staying;
    private final List<String> undone = new ArrayList<>();
    private final Map<Long, List<Peer>> departures = new TreeMap<>();

    /**
     * @param departed told of each node that ceases to be a member
     * @param done told when the host is gone
     */
    SimLeave(World world, SimHost host, Consumer<SimNode> departed, Consumer<Gone> done) {
        this.world = world;
        this.host = host;
        this.departed = departed;
        this.done = done;
        this.staying = new ArrayList<>(host.nodes());
    }

    void begin(NodeCode code) {
        for (SimNode node : host.nodes()) {
            code.run(
                    node,
                    () -> node.node().handOver(VirtualNode.PATIENCE).then(untaken -> depart(node, untaken), why -> {
                        depart(node, 0);
                    }));
        }
    }

    private void depart(SimNode node, int untaken) {
        if (untaken > 0) {
            undone.add(untaken + " blocks that " + node.self() + " held were not handed over in "
                    + VirtualNode.PATIENCE.toSeconds() + " s");
        }
        var goodbye = node.node().sayGoodbye();
        departures.computeIfAbsent(world.now(), now -> new ArrayList<>()).add(node.self());
        departed.accept(node);
        goodbye.then(self -> isOver(node), why -> isOver(node));
    }

    private void isOver(SimNode node) {
        staying.remove(node);
        if (staying.isEmpty()) {
            host.leave();
            Optional<String> complaint =
                    undone.stream().findFirst().map(what -> host.name() + " has not left as it should: " + what);
            done.accept(new Gone(host.name(), complaint, departures));
        }
    }
}
