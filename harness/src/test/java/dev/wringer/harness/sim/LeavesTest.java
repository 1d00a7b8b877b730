package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Strike.leave;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Gone;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
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

    /** Has neighbours leave at once, and reads all blocks right after that; how many could not be read. */
    private static long failedAfterLeaves(Ring ring, List<RingId> stored, double share) {
        ring.strike(leave(Nodes.arc(share)));
        return ring.clients().fetch(stored).failed().size();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void eightNeighboursLeaveAtOnceAndNoBlockIsGone(long seed) {
        try (Ring ring = SimRings.start(spec(100, 1, Variant.CORRECTED), seed)) {
            List<RingId> stored = store(ring, 1_000);
            assertThat(failedAfterLeaves(ring, stored, 0.08)).isZero();
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
            assertThat(failedAfterLeaves(ring, stored, 0.08)).isPositive();
        }
    }

    /** A request may come to somebody who has left when its caller has given it up: then nobody waits for the refusal. */
    @Test
    void whoeverHasLeftRefusesNothingThatIsOverdue() {
        NodeSettings settings = NodeSettings.DEFAULT.withChord(NodeSettings.DEFAULT
                .chord()
                .withSuccessors(20)
                .withTimeouts(Duration.ofMillis(500), Duration.ofMillis(500)));
        RingSpec slow =
                new RingSpec(60, 1, Formation.ASSEMBLED, settings, new Latency.Exponential(Duration.ofMillis(100)), 0);
        try (Ring ring = SimRings.start(slow, 1)) {
            ring.strike(leave(Nodes.count(20)));
            ring.pass(Duration.ofMinutes(10));
            assertThat(ring.callsGivenUp()).isPositive();
            assertThat(ring.members()).hasSize(40);
        }
    }

    /** A host's own virtual nodes leave with it, and are no heirs. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hostsOfSeveralVirtualNodesLeaveAtOnceAndNoBlockIsGone(long seed) {
        try (Ring ring = SimRings.start(spec(30, 4, Variant.CORRECTED), seed)) {
            List<RingId> stored = store(ring, 500);
            ring.strike(leave(Nodes.count(8)));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
        }
    }

    /** More than a successor list names: those at its far end go first, and the lists of the others are filled up meanwhile. */
    @Test
    void moreNeighboursThanTheListNamesLeaveAtOnce() {
        try (Ring ring = SimRings.start(spec(100, 1, Variant.CORRECTED), 1)) {
            List<RingId> stored = store(ring, 500);
            assertThat(failedAfterLeaves(ring, stored, 0.3)).isZero();
        }
    }

    @Test
    void aRingWithFewerStayingHostsThanReplicasKeepsItsBlocksOnAllThatStay() {
        try (Ring ring = SimRings.start(spec(24, 1, Variant.CORRECTED), 1)) {
            List<RingId> stored = store(ring, 100);
            ring.strike(leave(Nodes.count(21)));
            assertThat(ring.members()).hasSize(3);
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
            ring.strike(leave(Nodes.count(2)));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
        }
    }

    /** Nobody stays: whoever holds something says that it was not handed over. */
    @Test
    void aWholeRingThatLeavesSaysThatItsBlocksAreGone() {
        SimCluster cluster = new SimCluster(spec(21, 1, Variant.CORRECTED), new Seed(1), ClusterEvents.NONE);
        cluster.form();
        Peer client = cluster.members().get(0);
        List<Answer> answers = new ArrayList<>();
        Workloads.randomBlocks(20, 64, new Seed(5).entropy())
                .forEach(block -> cluster.store(client, block, answers::add));
        cluster.advanceUntil(() -> answers.size() == 20, Duration.ofMinutes(1));
        List<String> all = cluster.members().stream().map(Peer::host).toList();

        List<Gone> gone = new ArrayList<>();
        cluster.leave(all, departure -> {}, gone::add);

        assertThat(cluster.advanceUntil(() -> gone.size() == all.size(), VirtualNode.PATIENCE.multipliedBy(2)))
                .isTrue();
        assertThat(gone.stream().flatMap(one -> one.undone().stream()))
                .isNotEmpty()
                .allMatch(what -> what.contains("has not left as it should") && what.contains("not handed over"));
    }

    /** Whatever is acknowledged while eight of them are on their way out is found, then and afterwards. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsStoredDuringTheLeavesIsFoundDuringAndAfterThem(long seed) {
        SimCluster cluster = new SimCluster(spec(100, 1, Variant.CORRECTED), new Seed(seed), ClusterEvents.NONE);
        cluster.form();
        List<Peer> leavers = cluster.members().subList(40, 48);
        Peer client = cluster.members().get(0);
        Set<String> gone = new HashSet<>();
        List<Answer> stored = new ArrayList<>();
        List<Answer> fetched = new ArrayList<>();
        List<Block> blocks = Workloads.randomBlocks(2_000, 64, new Seed(5).entropy()).stream()
                .filter(block -> new Arc(leavers.get(0).id(), leavers.get(7).id()).contains(block.key()))
                .toList();
        blocks.subList(0, blocks.size() / 2).forEach(block -> cluster.store(client, block, stored::add));
        cluster.advanceUntil(() -> stored.size() == blocks.size() / 2, Duration.ofMinutes(1));

        cluster.leave(leavers.stream().map(Peer::host).toList(), departure -> {}, one -> gone.add(one.host()));
        blocks.subList(blocks.size() / 2, blocks.size())
                .forEach(block -> cluster.store(client, block, done -> {
                    stored.add(done);
                    cluster.fetch(cluster.members().get(1), block.key(), fetched::add);
                }));
        cluster.advanceUntil(() -> gone.size() == 8 && stored.size() == blocks.size(), Duration.ofMinutes(2));
        blocks.forEach(block -> cluster.fetch(client, block.key(), fetched::add));
        int fetches = blocks.size() + blocks.size() - blocks.size() / 2;
        cluster.advanceUntil(() -> fetched.size() == fetches, Duration.ofMinutes(2));

        assertThat(stored).hasSize(blocks.size()).allMatch(answer -> answer.outcome() == Outcome.OK);
        assertThat(fetched).hasSize(fetches).allMatch(answer -> answer.outcome() == Outcome.OK);
    }
}
