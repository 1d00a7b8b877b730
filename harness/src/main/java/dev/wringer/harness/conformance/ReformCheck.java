package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Damage;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.node.block.Block;
import java.util.List;
import java.util.stream.Stream;

/**
 * A host that is told to be another one has forgotten its ring. Has the host that was started last found a ring of its own,
 * looks for what it knew and held, in its answers and on its disk, and has it come back to the others.
 */
final class ReformCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return Clause.REFORMING.title();
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined host = ring.newest();
        List<Block> blocks = host.holdings(List.of()).stream()
                .flatMap(node -> node.held().stream())
                .distinct()
                .toList();
        ring.switchMaintenance(false); // nobody is to look for the host where it was
        Examined alone = ring.reform(host).orElseThrow(() -> {
            ring.switchMaintenance(true);
            return NotChecked.outOfReach(
                    "it says that it cannot, which it need not: hosts are started anew for each ring");
        });
        ring.awaitEntrance(alone, ring.spec().recoveryBound());
        alone.holdings(List.of()).forEach(node -> requireNothingOf(alone, node));
        blocks.stream().limit(1).forEach(block -> requireUnknown(alone, block));
        ring.kill(List.of(host));
        Damage found = ring.rot(host, blocks);
        Examined back = ring.startAgain(host, true, false);
        ring.switchMaintenance(true);
        ring.awaitEntrance(back, ring.spec().recoveryBound());
        if (found.done() > 0) {
            throw breach(
                    host,
                    Check.count(found.done(), "block", "blocks")
                            + " that it held before are in the files under WRINGER_STORE");
        }
        ring.requireIdeal();
        return "a host with " + Check.count(blocks.size(), "block", "blocks")
                + " founded a ring of its own, and nothing was left of the ring before, on disk either";
    }

    private static void requireNothingOf(Examined host, InspectedNode node) {
        if (!node.held().isEmpty()) {
            throw breach(
                    host,
                    node.belief().self() + " holds " + Check.count(node.held().size(), "block", "blocks"));
        }
        Stream.of(
                        node.belief().successors(),
                        node.belief().fingers(),
                        node.belief().predecessor().stream().toList())
                .flatMap(List::stream)
                .filter(peer -> !host.nodes().contains(peer))
                .findFirst()
                .ifPresent(peer -> {
                    throw breach(host, node.belief().self() + " knows " + peer);
                });
    }

    private static void requireUnknown(Examined host, Block block) {
        if (host.ask(testee -> testee.fetch(0, block.key(), false)).block().isPresent()) {
            throw breach(host, "a Get brings a block of the ring before");
        }
    }

    private static ContractBreach breach(Examined host, String trace) {
        return new ContractBreach(
                Clause.REFORMING, host.name(), "told to be another host it has not forgotten: " + trace);
    }
}
