package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.Minority;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that choose their places next to a key are the holders of its block: three replicas in a ring of fifty. */
class SybilTest {

    private static final Block TARGET = ContentBlock.of(Bytes.ofText("target"));

    private static RingSpec spec(Variant variant, int sybils) {
        return SimRings.spec(50).withMinority(new Minority(variant, sybils / 50.0, Optional.of("target")));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false", "6, false"})
    void aKeyIsLostOnceAllItsHoldersAreSybils(int sybils, boolean found) {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), spec(Variant.DISCARDING_REPLICA, sybils), new Seed(1), history)) {
            List<Block> others = List.copyOf(Workloads.randomBlocks(100, 64, new Seed(2).entropy()));
            ring.clients().store(List.of(TARGET));
            ring.clients().store(others);

            Operations captured = ring.clients().fetch(List.of(TARGET.key())).operations();
            Operations rest = ring.clients()
                    .fetch(others.stream().map(Block::key).toList())
                    .operations();
            ring.conclude(true);

            assertThat(captured.failed().isEmpty()).isEqualTo(found);
            assertThat(rest.failed())
                    .extracting(Operation::key)
                    .containsExactlyInAnyOrderElementsOf(capturedToo(others, ring));
        }
        assertThat(Judgement.on(history).outcome()).isEqualTo(Outcome.PASS);
    }

    /** The keys of those blocks of which every holder has chosen its place. */
    private static List<RingId> capturedToo(List<Block> blocks, Ring ring) {
        Set<String> sybils =
                Set.copyOf(Cast.of(ring.spec(), new Seed(1)).chosenNames().values());
        return blocks.stream()
                .map(Block::key)
                .filter(key -> ring.idealRing().isHeldOnlyBy(sybils, key, 3))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false"})
    void sybilsCanWithholdAndNotForge(int sybils, boolean found) {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), spec(Variant.CORRUPT_COPIES, sybils), new Seed(1), history)) {
            ring.clients().store(List.of(TARGET));
            Operations fetches = ring.clients().fetch(List.of(TARGET.key())).operations();
            ring.conclude(true);

            assertThat(fetches.failed().isEmpty()).isEqualTo(found);
            if (found) {
                assertThat(fetches.all().get(0).corrupt()).isEqualTo(sybils); // they are asked first
            }
        }
        assertThat(Judgement.on(history).outcome()).isEqualTo(Outcome.PASS);
    }
}
