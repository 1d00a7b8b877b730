package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Damage;
import dev.wringer.harness.ring.Answer;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Optional;

/**
 * A block whose bytes have changed on the disk of a dead host is never served, and repair replaces it. Kills the host that was
 * started last, damages its blocks, and starts it again.
 */
final class DamagedDiskCheck implements Check<ExaminedRing> {

    private static final int BLOCKS = 10; // at most

    @Override
    public String name() {
        return "damaged disks";
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined victim = ring.newest();
        List<Block> blocks = victim.holdings(List.of()).stream()
                .flatMap(node -> node.held().stream())
                .distinct()
                .limit(BLOCKS)
                .toList();
        ring.kill(List.of(victim));
        Damage damage = ring.rot(victim, blocks);
        Examined back = ring.startAgain(victim, true, false);
        if (damage.done() == 0) {
            ring.awaitEntrance(back, ring.spec().recoveryBound());
            throw NotChecked.because(
                    "the payloads of its blocks are not found in the files under WRINGER_STORE: nothing could be damaged");
        }
        ring.awaitEntrance(back, ring.spec().recoveryBound());
        for (Block block : blocks) {
            for (Examined host : ring.all()) {
                requireGenuine(host, block);
            }
        }
        ring.requireIdeal();
        List<RingId> keys = blocks.stream().map(Block::key).distinct().toList();
        new Replication(ring, keys).await().ifPresent(missing -> {
            throw new Broken(
                    back.name(),
                    missing + ", " + Patience.text(ring.spec().recoveryBound())
                            + " after it came back with a damaged disk");
        });
        return Check.count(damage.done(), "block was", "blocks were")
                + " damaged on the disk of a dead host: none was served, and repair replaced them";
    }

    private static void requireGenuine(Examined host, Block block) {
        Answer answer = host.ask(testee -> testee.fetch(0, block.key(), false));
        if (!answer.block().equals(Optional.of(block))) {
            throw new Broken(
                    host.name(),
                    "a Get of a block that one holder has damaged brought "
                            + answer.block()
                                    .map(other -> other.isAuthentic() ? "another block" : "a forged one")
                                    .orElse(answer.detail()));
        }
    }
}
