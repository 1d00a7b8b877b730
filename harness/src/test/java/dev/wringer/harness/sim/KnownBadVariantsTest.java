package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.oracle.Integrity;
import dev.wringer.harness.oracle.RoutingProgress;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.sim.Ordeal.Caught;
import dev.wringer.harness.sim.Ordeal.PremiseBroken;
import dev.wringer.harness.sim.Ordeal.Survived;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the checks are worth: each known-bad variant is caught, and the correct protocol is not, on the same schedules. */
class KnownBadVariantsTest {

    private static final int SEEDS = 1_000;

    @Test
    void theCorrectProtocolIsNeverCaught() {
        int survived = 0;
        int premiseBroken = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Ordeal.Outcome outcome = Ordeal.of(seed, Variant.CORRECTED);
            assertThat(outcome).as("seed %d", seed).isNotInstanceOf(Caught.class);
            survived += outcome instanceof Survived ? 1 : 0;
            premiseBroken += outcome instanceof PremiseBroken ? 1 : 0;
        }
        assertThat(survived + premiseBroken).isEqualTo(SEEDS);
        assertThat(survived).as("runs that prove something").isGreaterThan(SEEDS * 3 / 4);
    }

    /**
     * The original loses its last live successor, a joiner that copies only the head is stranded, as is a node that
     * updates its list in two steps, and without a ping of the predecessor the ring never becomes ideal. Seed and events replay the case; they change with the protocol.
     */
    @ParameterizedTest
    @CsvSource({
        "ORIGINAL, LiveSuccessor, 0, 439",
        "HEAD_ONLY_JOIN, LiveSuccessor, 41, 557",
        "NO_RECTIFY_PING, IdealState, 0, 5244",
        "TWO_STEP_LIST_UPDATE, LiveSuccessor, 16, 133",
    })
    void aVariantIsCaughtByItsCheck(Variant variant, String check, long seed, long events) {
        assertThat(Ordeal.of(seed, variant)).isInstanceOfSatisfying(Caught.class, caught -> {
            assertThat(caught.check()).isEqualTo(check);
            assertThat(caught.events()).isEqualTo(events);
        });
        assertThat(Ordeal.of(seed, Variant.CORRECTED)).isNotInstanceOf(Caught.class);
    }

    @Test
    void aWrongFingerIntervalSendsLookupsPastTheirKeys() {
        List<RingId> keys = Workloads.randomKeys(200, new Seed(1).entropy());
        try (Ring wrong = SimRings.start(SimRings.spec(64, Variant.WRONG_FINGER_INTERVAL), 1);
                Ring right = SimRings.start(SimRings.spec(64, Variant.CORRECTED), 1)) {
            RoutingProgress check = new RoutingProgress();

            assertThat(check.check(wrong.clients().lookup(keys).all())).isNotEmpty();
            assertThat(check.check(right.clients().lookup(keys).all())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "SKIPPED_REPLICA_REPAIR"})
    void onlySkippedRepairLeavesBlocksShortOfReplicas(Variant variant) {
        try (Ring ring = SimRings.start(SimRings.spec(40, variant), 1)) {
            List<RingId> stored = ring.clients()
                    .store(Workloads.randomBlocks(100, 64, new Seed(1).entropy()))
                    .succeededKeys();
            ring.strike(crash(count(1)));

            if (variant == Variant.CORRECTED) {
                ring.await(fullyReplicated(stored));
            } else {
                assertThatThrownBy(() -> ring.await(fullyReplicated(stored)))
                        .isInstanceOf(NotReached.class)
                        .hasMessageContaining("not fully replicated");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "UNVERIFIED_FETCH"})
    void onlyAnUnverifiedFetchServesCorruptBytes(Variant variant) {
        SimCluster cluster = new SimCluster(SimRings.spec(40, variant), new Seed(1), ClusterEvents.NONE);
        cluster.form();
        Block genuine = ContentBlock.of(Bytes.ofText("what was stored"));
        Block corrupt = new ContentBlock(genuine.key(), Bytes.ofText("what bit rot made of it"));
        Peer client = cluster.members().get(0);
        ask(cluster, done -> cluster.store(client, genuine, done));
        List<Peer> holders = cluster.holdings().holdersOf(genuine.key());
        holders.subList(0, 2).forEach(holder -> cluster.node(holder).blocks().put(corrupt));

        Answer fetched = ask(cluster, done -> cluster.fetch(client, genuine.key(), done));

        assertThat(fetched.outcome()).isEqualTo(Outcome.OK);
        boolean authentic = fetched.block().orElseThrow().isAuthentic();
        assertThat(new Integrity()
                        .check(fetch(genuine.key(), client, authentic))
                        .isPresent())
                .isEqualTo(variant == Variant.UNVERIFIED_FETCH);
    }

    private interface Question {
        void ask(Consumer<Answer> done);
    }

    private static Answer ask(SimCluster cluster, Question question) {
        List<Answer> answers = new ArrayList<>();
        question.ask(answers::add);
        cluster.advanceUntil(() -> !answers.isEmpty(), Duration.ofMinutes(1));
        return answers.get(0);
    }

    private static Operation fetch(RingId key, Peer origin, boolean authentic) {
        return Operation.of(0, Operation.Kind.FETCH, key, origin)
                .completed(1)
                .outcome(Outcome.OK, "")
                .answeredBy(origin)
                .authentic(authentic)
                .build();
    }
}
