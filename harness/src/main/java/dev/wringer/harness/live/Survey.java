package dev.wringer.harness.live;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the hosts that are awake what their members believe and hold. Used by the thread of the scenario. */
final class Survey {

    private final Roll roll;
    private final Questions questions;
    private final Pulse pulse;

    /** @param pulse measures how quickly they answer */
    Survey(Roll roll, Questions questions, Pulse pulse) {
        this.roll = roll;
        this.questions = questions;
        this.pulse = pulse;
    }

    /** What the members believe. */
    RingSnapshot snapshot(long nowNanos) {
        Map<Peer, NodeSnapshot> beliefs = new TreeMap<>(Roll.BY_ID);
        questions.ask(roll.awake(), host -> pulse.feel(host.testee().inspect())).forEach((host, nodes) -> members(nodes)
                .forEach(node -> beliefs.put(node.belief().self(), node.belief())));
        return new RingSnapshot(nowNanos, List.copyOf(beliefs.values()));
    }

    /** What this node believes, if it is a member and awake. */
    Optional<NodeSnapshot> snapshotOf(Peer peer) {
        if (!roll.hasAll(List.of(peer)) || !roll.isAwake(roll.carrierOf(peer))) {
            return Optional.empty();
        }
        List<NodeSnapshot> beliefs = new ArrayList<>();
        questions
                .ask(List.of(roll.carrierOf(peer)), host -> host.testee().inspect(peer.virtualNode()))
                .forEach((host, node) -> beliefs.add(node.belief()));
        return beliefs.stream().findFirst();
    }

    /**
     * Which members hold authentic copies of which blocks.
     *
     * @param keys which blocks; all if empty
     */
    Holdings holdings(Collection<RingId> keys, long nowNanos) {
        Holdings.Builder holdings = new Holdings.Builder();
        questions.ask(roll.awake(), host -> host.testee().inspectBlocks(keys)).forEach((host, nodes) -> members(nodes)
                .forEach(node -> noteHeld(node, holdings)));
        return holdings.at(nowNanos);
    }

    private List<InspectedNode> members(List<InspectedNode> nodes) {
        return nodes.stream()
                .filter(node -> roll.hasAll(List.of(node.belief().self())))
                .toList();
    }

    private static void noteHeld(InspectedNode node, Holdings.Builder holdings) {
        for (Block block : node.held()) {
            if (block.isAuthentic()) {
                holdings.held(block.key(), block.version(), node.belief().self());
            }
        }
    }
}
