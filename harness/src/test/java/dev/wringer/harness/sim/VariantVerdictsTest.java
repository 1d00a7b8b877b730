package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.oracle.FailureExplanation;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.stats.ChordPathLength;
import dev.wringer.harness.workload.Author;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Variants that need a workload: whole rings live through the same with each, and the correct protocol is never caught. */
class VariantVerdictsTest {

    private static final int NODES = 40;
    private static final Duration SLOW =
            Duration.ofMillis(400); // there and back takes longer than the shortest time-out

    private static RingSpec spec(int nodes, Formation formation, NodeSettings settings, Duration latency) {
        return new RingSpec(nodes, 1, formation, settings, new Latency.Constant(latency), 0);
    }

    private static List<RingId> store(Ring ring, int blocks) {
        return ring.clients()
                .store(Workloads.randomBlocks(blocks, 64, new Seed(8).entropy()))
                .succeededKeys();
    }

    private static Operations lookUp(Ring ring, int keys) {
        return ring.clients().lookup(Workloads.randomKeys(keys, new Seed(7).entropy()));
    }

    // ---- what the verdict says by itself

    /** Blocks are stored and read, signed ones are updated, and an old version is sent once more. */
    private static Verdict verdictOnEverydayLife(Variant variant) {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(new SimTestbed(), SimRings.spec(NODES, variant), new Seed(1), history)) {
            ring.clients().fetch(store(ring, 100));
            List<Author> authors = Author.several(20, new Seed(4).entropy());
            for (int version : new int[] {1, 2, 3, 2}) {
                ring.clients().store(Author.update(authors, version, 0, new Seed(3).entropy()));
            }
            ring.clients().fetchNewest(authors.stream().map(Author::key).toList());
            lookUp(ring, 100);
            ring.conclude(true);
        }
        return Judgement.on(history);
    }

    @Test
    void theCorrectProtocolPassesEverydayLife() {
        assertThat(verdictOnEverydayLife(Variant.CORRECTED).outcome()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "PREMATURE_ACKNOWLEDGEMENT, Acknowledgements",
        "STALE_VERSION, Durability",
        "FOREIGN_OWNER, LookupOwner",
        "LYING_LISTS, EnoughPrincipals",
        "DISCARDING_REPLICA, Acknowledgements",
        "CORRUPT_COPIES, Denials",
        "OLD_VERSIONS, NewestReads",
    })
    void aVariantFailsEverydayLifeByItsCheck(Variant variant, String check) {
        Verdict verdict = verdictOnEverydayLife(variant);

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reason()).contains(check + ":");
    }

    // ---- what a scenario asserts

    /** With all nodes alive no lookup fails. */
    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "BLACK_HOLE", "LOOPING_HOP"})
    void onlyFalseNextHopsMakeLookupsFail(Variant variant) {
        try (Ring ring = SimRings.start(SimRings.spec(NODES, variant), 1)) {
            assertThat(lookUp(ring, 100).failed().isEmpty()).isEqualTo(variant == Variant.CORRECTED);
        }
    }

    /** Whoever was slow once is given more time: the ring holds although each answer takes 800 ms. */
    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "FIXED_TIMEOUT"})
    void onlyAFixedTimeoutBreaksARingOfSlowLinks(Variant variant) {
        RingSpec spec = spec(NODES, Formation.ASSEMBLED, SimRings.SETTINGS.withVariant(variant), SLOW);
        try (Ring ring = SimRings.start(spec, 1)) {
            ring.pass(Duration.ofMinutes(5));
            if (variant == Variant.CORRECTED) {
                ring.await(ideal());
            } else {
                assertThatThrownBy(() -> ring.await(ideal()))
                        .isInstanceOf(NotReached.class)
                        .hasMessageContaining("not ideal");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "STALE_FINGERS"})
    void onlyStaleFingersMakePathsOfAGrownRingLong(Variant variant) {
        RingSpec spec = spec(64, Formation.GROWN, SimRings.SETTINGS.withVariant(variant), Duration.ofMillis(50));
        try (Ring ring = SimRings.start(spec, 1)) {
            ring.await(ideal());
            ring.pass(Duration.ofMinutes(10));
            boolean isShort = lookUp(ring, 500).meanPath() < ChordPathLength.withFingers(64);
            assertThat(isShort).isEqualTo(variant == Variant.CORRECTED);
        }
    }

    /** One node after the other joins, and all blocks, of which there is one copy each, are read before it has repaired anything. */
    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "SKIPPED_TAKE_OVER"})
    void onlyASkippedTakeOverHidesBlocksFromFetches(Variant variant) {
        NodeSettings settings = SimRings.SETTINGS
                .withChord(SimRings.SETTINGS
                        .chord()
                        .withPace(Pace.uniform(Duration.ofMillis(300), Duration.ofMillis(500))))
                .withDhash(SimRings.SETTINGS.dhash().withReplicas(1))
                .withVariant(variant);
        try (Ring ring = SimRings.start(spec(NODES, Formation.ASSEMBLED, settings, Duration.ofMillis(50)), 1)) {
            List<RingId> stored = store(ring, 200);
            long hidden = 0;
            for (int i = 0; i < 5; i++) {
                ring.join(1);
                ring.pass(Duration.ofSeconds(1));
                hidden += ring.clients().fetch(stored).failedBecause(FailureExplanation.PROTOCOL);
            }
            assertThat(hidden == 0).isEqualTo(variant == Variant.CORRECTED);
        }
    }

    /**
     * Blocks are read over and over, so that nodes on the way to them have copies, and holders die until those are holders
     * themselves: in a ring so small that lookups go nearly all the way round.
     */
    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"CORRECTED", "COUNTED_CACHE"})
    void onlyACountedCacheLeavesBlocksShortOfReplicas(Variant variant) {
        NodeSettings settings = SimRings.SETTINGS
                .withChord(SimRings.SETTINGS.chord().withSuccessors(2))
                .withDhash(SimRings.SETTINGS.dhash().withReplicas(2))
                .withVariant(variant);
        try (Ring ring = SimRings.start(spec(8, Formation.ASSEMBLED, settings, Duration.ofMillis(50)), 1)) {
            List<RingId> stored = store(ring, 100);
            for (int i = 0; i < 20; i++) {
                ring.clients().fetch(stored);
            }
            if (variant == Variant.CORRECTED) {
                crashOneByOne(ring, stored);
            } else {
                assertThatThrownBy(() -> crashOneByOne(ring, stored))
                        .isInstanceOf(NotReached.class)
                        .hasMessageContaining("not fully replicated");
            }
            assertThat(ring.brokenPremise()).isEmpty();
        }
    }

    private static void crashOneByOne(Ring ring, List<RingId> stored) {
        for (int i = 0; i < 5; i++) {
            ring.strike(crash(count(1)));
            ring.await(ideal());
            ring.await(fullyReplicated(stored));
        }
    }
}
