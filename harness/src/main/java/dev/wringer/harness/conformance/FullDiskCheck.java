package dev.wringer.harness.conformance;

import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.node.block.Block;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * A host that is started with {@code WRINGER_FULL} says so, keeps what it has, and takes nothing more. Kills the host that was
 * started last, starts it again like that, and at last without.
 */
final class FullDiskCheck implements Check<ExaminedRing> {

    @Override
    public String name() {
        return "full disks";
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined victim = ring.newest();
        ring.kill(List.of(victim));
        Examined full = ring.startAgain(victim, true, true);
        try {
            return observed(ring, full);
        } finally {
            ring.kill(List.of(full));
            Examined back = ring.startAgain(full, true, false);
            ring.awaitEntrance(back, ring.spec().recoveryBound());
        }
    }

    private static String observed(ExaminedRing ring, Examined full) {
        ring.awaitEntrance(full, ring.spec().recoveryBound());
        if (!full.status().full()) {
            throw new Broken(
                    full.name(), "its Status does not say that its disk is full, as WRINGER_FULL=true told it");
        }
        ring.requireIdeal();
        Examined client = ring.all().get(0);
        int refused = 0;
        for (Block block : new SampleBlocks(ring.chance()).ownedBy(full.inspect())) {
            Answer answer = client.ask(testee -> testee.store(0, block));
            if (answer.replicas().stream().anyMatch(full.nodes()::contains)) {
                throw new Broken(full.name(), "its disk is full, and it is named as having acknowledged a new block");
            }
            for (Peer node : full.nodes()) {
                if (full.held(node, block.key()).isPresent()) {
                    throw new Broken(full.name(), "its disk is full, and " + node + " holds a new block");
                }
            }
            refused++;
            requireHeldByOthers(client, block, answer);
        }
        return "a host with a full disk said so, and took none of " + Check.count(refused, "new block", "new blocks")
                + ", which others did";
    }

    private static void requireHeldByOthers(Examined client, Block block, Answer answer) {
        if (answer.outcome() != Outcome.OK) {
            throw NotChecked.because("a Put past a full disk failed: " + answer.detail());
        }
        Answer fetched = client.ask(testee -> testee.fetch(0, block.key(), false));
        if (!fetched.block().equals(Optional.of(block))) {
            throw new Broken(client.name(), "a Get of a block whose owner has a full disk brought " + fetched.detail());
        }
    }
}
