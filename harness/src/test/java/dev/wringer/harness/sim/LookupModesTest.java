package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.LookupMode;
import dev.wringer.node.dhash.DhashSettings;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Iterative and recursive lookups of the same keys in the same rings, in which the same nodes have died; each has 15 s. */
class LookupModesTest {

    private static final int LOOKUPS = 1_200;
    private static final int BLOCKS = 1_000;
    private static final long SEEDS = 3;

    /** With which iterative lookups have time enough: dead contacts are given half a second at first, then twice that. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static Ring start(LookupMode mode, Duration longest, long seed) {
        return start(mode, ChordSettings.DEFAULT.withTimeouts(Duration.ofMillis(500), longest), seed);
    }

    private static Ring start(LookupMode mode, ChordSettings settings, long seed) {
        ChordSettings chord = settings.withLookupMode(mode);
        int replicas = Math.min(DhashSettings.DEFAULT.replicas(), chord.successors());
        NodeSettings node =
                NodeSettings.DEFAULT.withChord(chord).withDhash(DhashSettings.DEFAULT.withReplicas(replicas));
        Latency latency = new Latency.Constant(Duration.ofMillis(50));
        return SimRings.start(new RingSpec(200, 1, Formation.ASSEMBLED, node, latency, 0), seed);
    }

    /** Lookups with 30 % dead and nothing repaired, at once or after a batch of fetches. */
    private static Operations lookUpAfterCrash(Ring ring, boolean afterFetches, long seed) {
        ring.stopMaintenance(); // from the start: it would make tables differ
        List<RingId> stored = store(ring, afterFetches ? BLOCKS : 0, seed);
        Struck struck = ring.strike(crash(fraction(0.3)));
        assertThat(keysOfFailed(ring.clients().fetch(stored).operations())).isSubsetOf(struck.orphaned(stored));
        return ring.clients().lookup(Workloads.randomKeys(LOOKUPS, new Seed(seed).entropy()));
    }

    private static List<RingId> store(Ring ring, int blocks, long seed) {
        return ring.clients()
                .store(Workloads.randomBlocks(blocks, 64, new Seed(seed).entropy()))
                .succeededKeys();
    }

    private static Set<RingId> keysOfFailed(Operations operations) {
        return operations.failed().stream().map(Operation::key).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothFindEachOwnerByTheSameWay(boolean afterFetches) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try (Ring iterative = start(LookupMode.ITERATIVE, LONGEST, seed);
                    Ring recursive = start(LookupMode.RECURSIVE, LONGEST, seed)) {
                Operations some = lookUpAfterCrash(iterative, afterFetches, seed);
                Operations others = lookUpAfterCrash(recursive, afterFetches, seed);

                assertThat(iterative.judge(some).count(LookupJudgement.CORRECT)).isEqualTo(LOOKUPS);
                assertThat(recursive.judge(others).count(LookupJudgement.CORRECT))
                        .isEqualTo(LOOKUPS);
                for (int i = 0; i < LOOKUPS; i++) {
                    assertSameWay(some.all().get(i), others.all().get(i));
                }
            }
        }
    }

    private static void assertSameWay(Operation one, Operation other) {
        assertThat(other.origin()).isEqualTo(one.origin());
        assertThat(other.path()).as("path of %s", other).isEqualTo(one.path());
        assertThat(new HashSet<>(other.dead())).as("dead of %s", other).isEqualTo(new HashSet<>(one.dead()));
        assertThat(other.dead()).doesNotHaveDuplicates();
    }

    /** A dead contact is given three seconds in the end, and each hop of a recursive lookup may meet one that is. */
    @Test
    void recursiveLookupsHaveTimeEnoughWhereIterativeOnesDoNot() {
        Duration longest = ChordSettings.DEFAULT.longestTimeout();
        int failed = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            try (Ring iterative = start(LookupMode.ITERATIVE, longest, seed);
                    Ring recursive = start(LookupMode.RECURSIVE, longest, seed)) {
                failed += lookUpAfterCrash(iterative, false, seed).failed().size();
                assertThat(lookUpAfterCrash(recursive, false, seed).failed()).isEmpty();
            }
            try (Ring recursive = start(LookupMode.RECURSIVE, longest, seed)) {
                assertThat(lookUpAfterCrash(recursive, true, seed).failed()).isEmpty();
            }
        }
        assertThat(failed).as("iterative lookups that are given up").isPositive();
    }

    /** Some nodes find all their four successors dead. */
    @Test
    void bothFindAWayRoundDeadEndsOrNeitherDoes() {
        ChordSettings few = ChordSettings.DEFAULT.withSuccessors(4).withLookupTimeout(Duration.ofMinutes(10));
        for (long seed = 1; seed <= SEEDS; seed++) {
            try (Ring iterative = start(LookupMode.ITERATIVE, few, seed);
                    Ring recursive = start(LookupMode.RECURSIVE, few, seed)) {
                Operations some = lookUpAfterCrash(iterative, false, seed);
                Operations others = lookUpAfterCrash(recursive, false, seed);

                assertThat(keysOfFailed(others)).isEqualTo(keysOfFailed(some)).isNotEmpty();
                assertThat(misroutes(others)).isEqualTo(misroutes(some)).isPositive();
            }
        }
    }

    private static int misroutes(Operations lookups) {
        return lookups.all().stream().mapToInt(Operation::misroutes).sum();
    }

    /** The last hop of a recursive lookup may reach everybody but its origin. */
    @Test
    void noLookupIsLostWhereSomeNodesCannotReachOthers() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try (Ring recursive = start(LookupMode.RECURSIVE, LONGEST, seed)) {
                recursive.stopMaintenance();
                recursive.impose(Regime.oneWayCut(fraction(0.3), fraction(0.3)));
                assertThat(recursive
                                .clients()
                                .lookup(Workloads.randomKeys(LOOKUPS, new Seed(seed).entropy()))
                                .failed())
                        .isEmpty();
            }
        }
    }
}
