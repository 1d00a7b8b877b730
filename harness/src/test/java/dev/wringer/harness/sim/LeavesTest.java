package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Strike.leave;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** More neighbours than a block has replicas leave at once: r = 20, k = 5. A leave is not an excuse for losing a block. */
class LeavesTest {

    private static RingSpec spec(int hosts, int virtualNodes, Variant variant) {
        NodeSettings settings = NodeSettings.DEFAULT
                .withChord(NodeSettings.DEFAULT.chord().withSuccessors(20))
                .withVariant(variant);
        return new RingSpec(
                hosts * virtualNodes,
                virtualNodes,
                Formation.ASSEMBLED,
                settings,
                new Latency.Constant(Duration.ofMillis(50)),
                0);
    }

    private static List<RingId> store(Ring ring, int blocks) {
        return ring.clients()
                .store(Workloads.randomBlocks(blocks, 64, new Seed(5).entropy()))
                .succeededKeys();
    }

    /** @return how many of the blocks are gone */
    private static long leave(Ring ring, List<RingId> stored, double share) {
        ring.strike(leave(Nodes.arc(share)));
        long failed = ring.clients().fetch(stored).failed().size();
        assertThat(failed).isEqualTo(ring.unheld(stored));
        return failed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void eightNeighboursLeaveAtOnceAndNoBlockIsGone(long seed) {
        try (Ring ring = SimRings.start(spec(100, 1, Variant.CORRECTED), seed)) {
            List<RingId> stored = store(ring, 1_000);
            assertThat(leave(ring, stored, 0.08)).isZero();
            assertThat(ring.members()).hasSize(92);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"SKIPPED_HAND_OVER", "SINGLE_HAND_OVER"})
    void theSameLeavesLoseBlocksIfHandingOverIsWrong(Variant variant) {
        try (Ring ring = SimRings.start(spec(100, 1, variant), 1)) {
            List<RingId> stored = store(ring, 1_000);
            assertThat(leave(ring, stored, 0.08)).isPositive();
        }
    }
}
