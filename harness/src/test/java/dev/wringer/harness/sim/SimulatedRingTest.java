package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.fault.Strike.leave;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedRingTest {

    private static final Latency UNIFORM = new Latency.Uniform(Duration.ofMillis(10), Duration.ofMillis(90));

    private static List<RingId> keys(int number) {
        return Workloads.randomKeys(number, new Seed(99).entropy());
    }

    private static List<RingId> store(Ring ring, int blocks) {
        return ring.clients()
                .store(Workloads.randomBlocks(blocks, 64, new Seed(98).entropy()))
                .succeededKeys();
    }

    @Test
    void anAssembledRingIsIdealFromTheStartAndStaysSo() {
        try (Ring ring = SimRings.start(SimRings.spec(100), 1)) {
            assertThat(ring.await(ideal())).isZero();
            ring.pass(Duration.ofMinutes(10));
            assertThat(ring.await(ideal())).isZero();
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void aGrownRingBecomesIdeal() {
        try (Ring ring = SimRings.start(SimRings.spec(60, Formation.GROWN, UNIFORM), 1)) {
            ring.await(ideal());

            assertThat(ring.members()).hasSize(60);
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void everyLookupInAHealthyRingFindsTheOwner() {
        try (Ring ring = SimRings.start(SimRings.spec(200), 1)) {
            Operations lookups = ring.clients().lookup(keys(500));

            assertThat(ring.judge(lookups).count(LookupJudgement.CORRECT)).isEqualTo(500);
            assertThat(lookups.meanDead()).isZero();
        }
    }

    @Test
    void aHopTakesTwoMessageDelays() {
        try (Ring ring = SimRings.start(SimRings.spec(200), 1)) {
            ring.stopMaintenance();

            assertEachCallTakes(Duration.ofMillis(100), ring);
        }
    }

    @Test
    void afterACrashTheRingAndItsReplicasRecover() {
        try (Ring ring = SimRings.start(SimRings.spec(100), 1)) {
            List<RingId> stored = store(ring, 100);
            assertThat(ring.await(fullyReplicated(stored))).isZero();

            ring.strike(crash(count(1)));
            ring.awaitEach(ideal(), fullyReplicated(stored));

            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
        }
    }

    @Test
    void theRecordSaysNowAndThenHowFarTheRingHasCome() {
        try (Ring ring = SimRings.start(SimRings.spec(100), 1)) {
            List<RingId> stored = store(ring, 100);
            ring.strike(crash(count(20)));
            Duration taken = ring.awaitEach(ideal(), fullyReplicated(stored)).stream()
                    .max(Duration::compareTo)
                    .orElseThrow();

            List<Event.Recovering> notes =
                    ring.history().all(Event.Recovering.class).toList();
            Event.Recovering first = notes.get(0);
            Event.Recovering last = notes.get(notes.size() - 1);
            assertThat(notes).hasSizeBetween(3, 3 + (int) taken.toSeconds());
            assertThat(first.members()).isEqualTo(80);
            assertThat(first.wrong()).isGreaterThan(20);
            assertThat(first.replicated()).isLessThan(100);
            assertThat(last.wrong()).isZero();
            assertThat(last.replicated() + last.lost()).isEqualTo(100);
        }
    }

    @Test
    void noBlockIsMovedWhileTheCensusIsComplete() {
        try (Ring ring = SimRings.start(SimRings.spec(100), 1)) {
            ring.await(fullyReplicated(store(ring, 100)));
            long moved = ring.traffic().repaired();

            ring.pass(Duration.ofMinutes(10));

            assertThat(ring.traffic().repaired()).isEqualTo(moved);
            assertThat(ring.traffic().requests().get("CompareRange")).isGreaterThan(1_000);
        }
    }

    @Test
    void whoLeavesHandsOverFirst() {
        try (Ring ring = SimRings.start(SimRings.spec(60), 1)) {
            List<RingId> stored = store(ring, 60);
            ring.stopMaintenance(); // nobody repairs: only the hand-over can keep all replicas

            ring.strike(leave(count(1)));

            assertThat(ring.members()).hasSize(59);
            assertThat(ring.await(fullyReplicated(stored))).isZero();
        }
    }

    @Test
    void newMembersGetTheirBlocks() {
        try (Ring ring = SimRings.start(SimRings.spec(40), 1)) {
            List<RingId> stored = store(ring, 100);

            assertThat(ring.join(5)).hasSize(5);
            ring.awaitEach(ideal(), fullyReplicated(stored));

            assertThat(ring.members()).hasSize(45);
        }
    }

    @Test
    void virtualNodesOfAHostDieTogether() {
        RingSpec spec = SimRings.spec(100).spread(20, 5);
        try (Ring ring = SimRings.start(spec, 1)) {
            assertThat(ring.strike(crash(count(3))).victims()).hasSize(15);
            assertThat(ring.members()).hasSize(85);
        }
    }

    @Test
    void replicasStandOnDistinctHosts() {
        RingSpec spec = SimRings.specWithSuccessors(16).spread(10, 10); // of 16 successors some share a host
        try (Ring ring = SimRings.start(spec, 1)) {
            List<RingId> stored = store(ring, 100);

            assertThat(stored).hasSize(100).allSatisfy(key -> assertThat(
                            ring.holdings().holdersOf(key).stream().map(Peer::host))
                    .hasSize(3)
                    .doesNotHaveDuplicates());
        }
    }

    @Test
    void aPartitionKeepsHalvesApartUntilItIsHealed() {
        try (Ring ring = SimRings.start(SimRings.spec(40), 1)) {
            ring.stopMaintenance();
            try (Imposed split = ring.impose(Regime.partition(fraction(0.5)))) {
                assertThat(ring.clients().lookup(keys(100)).meanDead()).isPositive();
            }
            assertThat(ring.clients().lookup(keys(100)).meanDead()).isZero();
        }
    }

    @Test
    void aOneWayCutStopsAnswersAsWellAsQuestions() {
        try (Ring ring = SimRings.start(SimRings.spec(40), 1)) {
            ring.stopMaintenance();
            try (Imposed cut = ring.impose(Regime.oneWayCut(all(), count(1)))) {
                assertThat(ring.clients().lookup(keys(200)).meanDead()).isPositive();
            }
        }
    }

    @Test
    void lossCostsTimeoutsInProportion() {
        try (Ring ring = SimRings.start(SimRings.spec(40), 1)) {
            ring.stopMaintenance();
            try (Imposed loss = ring.impose(Regime.degraded(all(), all(), new LinkFault.Loss(0.2)))) {
                Operations lossy = ring.clients().lookup(keys(1_000));
                double callsPerLookup = lossy.meanPath() + 1;

                // Either message of a call may be lost: 1 − 0.8² of the calls fail, and each failure is a call more.
                assertThat(lossy.meanDead() / (callsPerLookup + lossy.meanDead()))
                        .isBetween(0.3, 0.42);
            }
        }
    }

    @Test
    void aDelayIsAddedToEachMessageUntilItIsTakenBack() {
        try (Ring ring = SimRings.start(SimRings.spec(200), 1)) {
            ring.stopMaintenance();
            LinkFault delay = new LinkFault.Delay(Duration.ofMillis(30), Duration.ZERO);
            try (Imposed slow = ring.impose(Regime.degraded(all(), all(), delay));
                    Imposed slower = ring.impose(Regime.degraded(all(), all(), delay))) {
                assertThat(slow.evidence().shown() && slower.evidence().shown()).isTrue();
                assertEachCallTakes(Duration.ofMillis(100 + 4 * 30), ring);
            }
            assertEachCallTakes(Duration.ofMillis(100), ring);
        }
    }

    private static void assertEachCallTakes(Duration time, Ring ring) {
        assertThat(ring.clients().lookup(keys(50)).all()).allSatisfy(lookup -> {
            boolean ownerIsOrigin = lookup.answeredBy().orElseThrow().equals(lookup.origin());
            int calls = lookup.path().size() + (ownerIsOrigin ? 0 : 1); // the owner is pinged at the end
            assertThat(lookup.elapsedNanos()).isEqualTo(time.multipliedBy(calls).toNanos());
        });
    }

    @Test
    void nobodyElsesNodeRunsHere() {
        assertThat(new SimTestbed().offers(Capability.FOREIGN_VARIANTS)).isFalse();
    }

    @Test
    void whatIsStillImposedEndsWithTheRing() {
        Ring ring = SimRings.start(SimRings.spec(10), 1);
        Imposed split = ring.impose(Regime.partition(fraction(0.5)));
        ring.close();
        split.close(); // a second time does no harm

        assertThat(ring.history().events().stream()
                        .filter(event -> event.toString().startsWith("Healed")))
                .hasSize(1);
    }

    @Test
    void aRingThatIsNeverMaintainedDoesNotBecomeIdeal() {
        try (Ring ring = SimRings.start(SimRings.spec(20), 1)) {
            ring.stopMaintenance();
            ring.strike(crash(count(1)));

            assertThatThrownBy(() -> ring.await(ideal()))
                    .isInstanceOf(NotReached.class)
                    .hasMessageContaining("not ideal, and nothing has changed any more for 4 rounds of maintenance");
            assertThat(ring.elapsed()).isLessThan(ring.patience().dividedBy(4));
        }
    }

    @Test
    void losingTooMuchBreaksThePremiseRatherThanTheProtocol() {
        try (Ring ring = SimRings.start(SimRings.spec(20), 1)) {
            ring.strike(crash(fraction(0.8)));

            assertThat(ring.brokenPremise()).isPresent();
        }
    }

    @Test
    void aCallerWaitsNoLongerThanItsTimeoutHoweverSlowTheRequestIs() {
        Latency glacial = new Latency.Constant(Duration.ofSeconds(10)); // the longest time-out is 3 s
        try (Ring ring = SimRings.start(SimRings.spec(5, Formation.ASSEMBLED, glacial), 1)) {
            ring.stopMaintenance();
            Operation lookup = ring.clients().lookup(keys(1)).all().get(0);

            long timeout = Duration.ofSeconds(3).toNanos();
            assertThat(lookup.succeeded()).isFalse();
            assertThat(lookup.elapsedNanos() % timeout).isZero();
        }
    }

    @Test
    void aSlowSiteIsNotTakenForDeadForEver() {
        Duration near = Duration.ofMillis(5);
        Duration far = Duration.ofMillis(400); // a round trip of 800 ms, where 500 ms is the shortest time-out
        Latency matrix = new Latency.Matrix(
                "one far site", List.of(List.of(near, near, far), List.of(near, near, far), List.of(far, far, near)));
        try (Ring ring = SimRings.start(SimRings.spec(30, Formation.ASSEMBLED, matrix), 1)) {
            List<RingId> stored = store(ring, 50);

            ring.pass(Duration.ofMinutes(10));
            ring.awaitEach(ideal(), fullyReplicated(stored));
        }
    }

    @Test
    void aStrikeThatWouldKillEverybodyIsRefused() {
        try (Ring ring = SimRings.start(SimRings.spec(10), 1)) {
            assertThatThrownBy(() -> ring.strike(crash(fraction(1))))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("nobody alive");
        }
    }

    @Test
    void aRingThatDoesNotFitIntoMemoryIsRefused() {
        assertThatThrownBy(() -> SimRings.start(SimRings.spec(100_000_000), 1))
                .isInstanceOf(TestbedFailure.class)
                .hasMessageContaining("WRINGER_JAVA_OPTS=-Xmx");
    }

    @Test
    void anInterruptionEndsTheSimulation() {
        try (Ring ring = SimRings.start(SimRings.spec(20), 1)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> ring.pass(Duration.ofDays(1)))
                    .isInstanceOf(TestbedFailure.class)
                    .hasMessage("interrupted");
            assertThat(Thread.interrupted()).isFalse();
        }
    }
}
