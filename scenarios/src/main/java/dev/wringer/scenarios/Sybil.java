package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.HIGHER;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.RingId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Sybil attack on one key: an id is the hash of a name, so some hosts choose names that put them right behind the key
 * of a block ({@code other-near}). As soon as they are k, they are all of its holders, and throw it away. Lost are the
 * block and others of which they are all holders as well, because of keys close by; the rest is not. Authenticity is
 * promised whoever holds a block (docs/VERDICTS.md, Misbehaving hosts).
 */
public final class Sybil {

    private static final int BLOCK_SIZE = 64;

    @Scenario(
            name = "sybil",
            summary = "Have hosts choose ids next to the key of one block and capture its holders: what else is lost?",
            rule = "a client is given something forged; with no host that chooses its id, an operation fails.",
            nodes = 50,
            successors = 16,
            replicas = 5,
            seeds = 10,
            defaults = {"other-variant=discarding-replica", "other-near=captured", "virtual-nodes=1"})
    @Sweep(
            parameter = "other-share",
            percent = {0, 4, 8, 10, 20})
    @Success(column = "fetches of the rest")
    @Measured(column = "stores done", better = HIGHER, margin = "2%")
    @Measured(column = "fetches of the block", better = HIGHER, margin = "2%")
    @Measured(column = "others captured", better = LOWER, margin = "1%")
    @Measured(column = "fetches of the rest", better = HIGHER, margin = "1%")
    @Measured(column = "forged accepted", better = LOWER, margin = "0.5")
    void sybil(
            Ring ring,
            Seed seed,
            Findings findings,
            @Setting(name = "blocks", value = "200", min = 1, max = 1_000_000, help = "blocks beside the captured one")
                    int blocks,
            @Setting(name = "fetches", value = "100", min = 1, max = 1_000_000, help = "fetches of the captured block")
                    int fetches) {
        String text = ring.spec()
                .minority()
                .near()
                .orElseThrow(() -> new UsageError("sybil captures the block whose payload is other-near: name one"));
        Block captured = ContentBlock.of(Bytes.ofText(text));
        List<Block> others = List.copyOf(
                Workloads.randomBlocks(blocks, BLOCK_SIZE, seed.fork("blocks").entropy()));
        ring.await(ideal());
        Operations stores =
                ring.clients().store(List.of(captured)).and(ring.clients().store(others));
        Operations ofCaptured = fetch(ring, Collections.nCopies(fetches, captured.key()));
        Operations ofOthers = fetch(ring, others.stream().map(Block::key).toList());
        Operations all = stores.and(ofCaptured).and(ofOthers);
        Set<String> sybils = sybils(ring);
        List<Operation> free = ofOthers.all().stream()
                .filter(fetch -> !ring.idealRing()
                        .isHeldOnlyBy(sybils, fetch.key(), ring.spec().replicas()))
                .toList();

        findings.count("sybils", sybils.size());
        findings.fraction("stores done", Clientele.done(stores));
        findings.fraction("fetches of the block", Clientele.done(ofCaptured));
        findings.fraction("others captured", 1 - (double) free.size() / ofOthers.count());
        findings.fraction("fetches of the rest", Clientele.done(new Operations(free)));
        Authenticity.report(all, findings);

        if (ring.spec().minority().share() == 0) {
            assertThat(all).allSucceeded();
        }
    }

    private static Set<String> sybils(Ring ring) {
        return ring.history()
                .all(Event.Mixed.class)
                .flatMap(mixed -> mixed.hosts().stream())
                .collect(Collectors.toSet());
    }

    private static Operations fetch(Ring ring, List<RingId> keys) {
        return ring.clients().fetch(keys).operations();
    }
}
