package dev.wringer.harness.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.signing.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Signed blocks on whole rings: what holders and readers have once repair is through, and what variants make of it. */
class VersionsOnRingsTest {

    private static final int RINGS = 40;
    private static final int NODES = 24;
    private static final Duration REPAIRED = Duration.ofMinutes(10); // twenty rounds

    private final SigningKey author = SigningKey.ofSeed(1);
    private final SignedBlock one = author.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
    private final SignedBlock other = author.sign(Bytes.EMPTY, 1, Bytes.ofText("other"));
    private final SignedBlock second = author.sign(Bytes.EMPTY, 2, Bytes.ofText("second"));
    private final SignedBlock winner = one.version().supersedes(other.version()) ? one : other;
    private final RingId key = one.key();

    /** A ring whose messages take so different times that two puts come to holders in different orders. */
    private static SimCluster ring(Variant variant, long seed) {
        RingSpec spec = new RingSpec(
                NODES,
                1,
                Formation.ASSEMBLED,
                SimRings.SETTINGS.withVariant(variant),
                new Latency.Uniform(Duration.ofMillis(10), Duration.ofMillis(200)),
                0);
        SimCluster cluster = new SimCluster(spec, new Seed(seed), ClusterEvents.NONE);
        cluster.form();
        return cluster;
    }

    private static void pass(SimCluster cluster, Duration time) {
        cluster.advanceUntil(() -> false, time);
    }

    private static Answer ask(SimCluster cluster, Consumer<Consumer<Answer>> question) {
        List<Answer> answers = new ArrayList<>();
        question.accept(answers::add);
        cluster.advanceUntil(() -> !answers.isEmpty(), Duration.ofMinutes(1));
        return answers.get(0);
    }

    private static Answer store(SimCluster cluster, Block block) {
        return ask(cluster, done -> cluster.store(cluster.members().get(0), block, done));
    }

    /** What the live holders of the block hold, each payload once. */
    private List<Block> held(SimCluster cluster) {
        return cluster.members().stream()
                .flatMap(peer -> cluster.node(peer).blocks().get(key).stream())
                .distinct()
                .toList();
    }

    private List<Block> read(SimCluster cluster) {
        List<Block> read = new ArrayList<>();
        for (Peer reader : cluster.members()) {
            read.add(ask(cluster, done -> cluster.fetch(reader, key, done))
                    .block()
                    .orElseThrow());
        }
        return read.stream().distinct().toList();
    }

    /** One holder dies while both puts are underway, so that each is missed by somebody. */
    private void putBothAtOnce(SimCluster cluster, long seed) {
        List<Peer> members = cluster.members();
        cluster.store(members.get(1), one, answer -> {});
        cluster.store(members.get(NODES / 2), other, answer -> {});
        pass(cluster, Duration.ofMillis(200 + 20 * seed));
        List<Peer> holders = cluster.holdings().holdersOf(key);
        if (!holders.isEmpty()) {
            cluster.crash(List.of(holders.get(0).host()), new Disk.Kept());
        }
        pass(cluster, REPAIRED);
    }

    @Test
    void concurrentPutsOfOneNumberConvergeToTheSameWinnerInEveryRing() {
        for (long seed = 0; seed < RINGS; seed++) {
            SimCluster cluster = ring(Variant.CORRECTED, seed);
            putBothAtOnce(cluster, seed);
            assertThat(held(cluster)).as("held in ring %d", seed).containsExactly(winner);
            assertThat(cluster.holdings().holdersOf(key)).hasSize(3);
            assertThat(read(cluster)).as("read in ring %d", seed).containsExactly(winner);
        }
    }

    @Test
    void withFirstVersionStaysSomeRingsHoldBothForEver() {
        int torn = 0;
        for (long seed = 0; seed < RINGS; seed++) {
            SimCluster cluster = ring(Variant.FIRST_VERSION_STAYS, seed);
            putBothAtOnce(cluster, seed);
            torn += held(cluster).size() > 1 ? 1 : 0;
        }
        assertThat(torn).isPositive();
    }

    @Test
    void onlyDroppedUpdatesLosesAnAcknowledgedUpdate() {
        for (Variant variant : List.of(Variant.CORRECTED, Variant.DROPPED_UPDATES)) {
            SimCluster cluster = ring(variant, 1);
            store(cluster, one);
            assertThat(store(cluster, second).outcome()).isEqualTo(Outcome.OK);
            pass(cluster, REPAIRED);
            assertThat(held(cluster)).containsExactly(variant == Variant.CORRECTED ? second : one);
        }
    }

    @Test
    void onlyUnkeptReplicasAcknowledgesWhatOneNodeHolds() {
        for (Variant variant : List.of(Variant.CORRECTED, Variant.UNKEPT_REPLICAS)) {
            SimCluster cluster = ring(variant, 1);
            assertThat(store(cluster, one).replicas()).hasSize(3);
            assertThat(cluster.holdings().holdersOf(key)).hasSize(variant == Variant.CORRECTED ? 3 : 1);
        }
    }

    /** Nobody knows whether a put that lost has been stored somewhere; one that was rejected has not. */
    @Test
    void aPutThatLostIsUnknownAndOneThatWasRejectedHasFailed() {
        SimCluster cluster = ring(Variant.CORRECTED, 1);
        store(cluster, second);

        Answer lost = store(cluster, one);
        Answer rejected = store(
                cluster, new SignedBlock(key, one.publicKey(), one.salt(), 3, Bytes.ofText("forged"), one.signature()));

        assertThat(lost.failure()).contains(RpcFailure.Kind.SUPERSEDED);
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(rejected.failure()).contains(RpcFailure.Kind.REJECTED);
        assertThat(rejected.outcome()).isEqualTo(Outcome.FAILED);
        pass(cluster, REPAIRED);
        assertThat(held(cluster)).containsExactly(second);
    }
}
