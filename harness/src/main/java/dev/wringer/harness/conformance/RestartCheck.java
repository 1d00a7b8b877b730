package dev.wringer.harness.conformance;

import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A host that was killed comes back with its disk at once, although others still list it and maintenance is stopped, and holds
 * what it held. Kills the host that was started last, and starts it again.
 */
final class RestartCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return "restarting";
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined victim = ring.newest();
        ring.switchMaintenance(false);
        Map<Peer, List<Block>> before = held(victim);
        ring.kill(List.of(victim));
        Examined back = ring.startAgain(victim, false, false);
        ring.awaitEntrance(back, ring.spec().recoveryBound());
        Map<Peer, List<Block>> after = held(back);
        before.forEach((node, blocks) -> blocks.forEach(block -> {
            if (!after.getOrDefault(node, List.of()).contains(block)) {
                throw new Broken(
                        back.name(),
                        node + " held the block " + block.key().toShortString()
                                + " in WRINGER_STORE before it was killed, and does not show it any more");
            }
        }));
        ring.switchMaintenance(true);
        ring.requireIdeal();
        long blocks = before.values().stream().mapToLong(List::size).sum();
        return "a host that was killed came back with all of its " + Check.count(blocks, "block", "blocks")
                + ", while maintenance was stopped";
    }

    private static Map<Peer, List<Block>> held(Examined host) {
        return host.holdings(List.of()).stream()
                .collect(Collectors.toMap(node -> node.belief().self(), InspectedNode::held));
    }
}
