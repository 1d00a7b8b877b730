package dev.wringer.harness.live;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.fault.Strike.leave;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
public abstract class RingSuite {

    private final SmallRings rings;

    /** On these rings. */
    protected RingSuite(SmallRings rings) {
        this.rings = rings;
    }

    private static List<RingId> keys(int number) {
        return Workloads.randomKeys(number, new Seed(99).entropy());
    }

    private static List<RingId> store(Ring ring, int blocks) {
        Operations stored = ring.clients().store(Workloads.randomBlocks(blocks, 64, new Seed(98).entropy()));
        assertThat(stored.failed()).isEmpty();
        return stored.succeededKeys();
    }

    private static void assertLookupsRight(Ring ring) {
        Operations lookups = ring.clients().lookup(keys(100));
        assertThat(lookups.failed()).isEmpty();
        assertThat(ring.judge(lookups).first(LookupJudgement.WRONG)).isEmpty();
    }

    @Test
    void anAssembledRingIsIdealAndItsLookupsAreRight() {
        try (Ring ring = rings.start()) {
            ring.await(ideal());

            assertLookupsRight(ring);
            assertThat(ring.members()).hasSize(SmallRings.HOSTS * SmallRings.VIRTUAL_NODES);
            assertThat(ring.violations()).isEmpty();
            assertThat(ring.traffic().requests()).containsKey("FindNextHop");
        }
    }

    @Test
    void aGrownRingBecomesIdealAndItsJoinsAreRecorded() {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = Ring.start(rings.testbed(), rings.spec(Formation.GROWN), new Seed(1), history)) {
            ring.await(ideal());

            assertLookupsRight(ring);
            int founders = history.all(Event.Formed.class)
                    .findFirst()
                    .orElseThrow()
                    .members()
                    .size();
            assertThat(history.all(Event.Joined.class))
                    .hasSize(SmallRings.HOSTS * SmallRings.VIRTUAL_NODES - founders)
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void theSameSeedGivesTheSameRingAsInSimulationAndTheSameVictims() {
        RingSpec spec = rings.patientSpec();
        try (Ring real = Ring.start(rings.testbed(), spec, new Seed(1), new History(EventSink.NOWHERE));
                Ring simulated = Ring.start(new SimTestbed(), spec, new Seed(1), new History(EventSink.NOWHERE))) {
            assertThat(real.members()).isEqualTo(simulated.members());
            List<RingId> stored = store(real, 50);
            assertThat(store(simulated, 50)).isEqualTo(stored);
            real.await(fullyReplicated(stored));
            simulated.await(fullyReplicated(stored));

            real.stopMaintenance();
            simulated.stopMaintenance();
            Struck struck = real.strike(crash(fraction(0.5)));
            Struck simulatedStrike = simulated.strike(crash(fraction(0.5)));

            assertThat(struck.victims()).isEqualTo(simulatedStrike.victims());
            assertThat(struck.orphaned(stored)).isNotEmpty().isEqualTo(simulatedStrike.orphaned(stored));
            assertThat(failedKeys(real.clients().fetch(stored)))
                    .isEqualTo(failedKeys(simulated.clients().fetch(stored)))
                    .isEqualTo(struck.orphaned(stored));
        }
    }

    private static Set<RingId> failedKeys(Fetches fetches) {
        return Set.copyOf(
                fetches.failed().stream().map(operation -> operation.key()).toList());
    }

    @Test
    void linksHaveTheDelayThatTheRingIsGiven() {
        Duration delay = Duration.ofMillis(50);
        RingSpec plain = rings.spec(Formation.ASSEMBLED);
        RingSpec spec = new RingSpec(
                plain.nodes(), plain.virtualNodes(), plain.formation(), plain.node(), new Latency.Constant(delay), 0);
        try (Ring ring = Ring.start(rings.testbed(), spec, new Seed(1), new History(EventSink.NOWHERE))) {
            assertThat(ring.clients().lookup(keys(20)).all())
                    .filteredOn(lookup ->
                            !lookup.path().isEmpty() && !lookup.path().get(0).sharesHostWith(lookup.origin()))
                    .isNotEmpty()
                    .allSatisfy(lookup -> assertThat(Duration.ofNanos(lookup.elapsedNanos()))
                            .isGreaterThanOrEqualTo(delay.multipliedBy(2)));
        }
    }

    @Test
    void aCrashIsEvidencedAndTheRingRecovers() {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring = rings.start(history)) {
            List<RingId> stored = store(ring, 30);
            ring.await(fullyReplicated(stored));

            Struck struck = ring.strike(crash(count(2)));
            assertThat(struck.victims()).hasSize(2 * SmallRings.VIRTUAL_NODES);
            assertThat(history.all(Event.Crashed.class))
                    .singleElement()
                    .satisfies(crashed -> assertThat(crashed.evidence()).contains("2 hosts"));
            assertThat(ring.members()).doesNotContainAnyElementsOf(struck.victims());

            List<RingId> surviving = new ArrayList<>(stored);
            surviving.removeAll(struck.orphaned(stored));
            ring.awaitEach(ideal(), fullyReplicated(surviving));
            assertThat(ring.clients().fetch(surviving).failed()).isEmpty();
            assertLookupsRight(ring);
            assertThat(ring.brokenPremise()).isEmpty();
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void hostsLeaveWithoutLosingABlockAndOthersJoin() {
        try (Ring ring = rings.start()) {
            List<RingId> stored = store(ring, 30);

            ring.strike(leave(count(2)));
            assertThat(ring.members()).hasSize((SmallRings.HOSTS - 2) * SmallRings.VIRTUAL_NODES);
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();

            List<Peer> newcomers = ring.join(2);
            assertThat(ring.members()).containsAll(newcomers);
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertLookupsRight(ring);
        }
    }

    @Test
    void stoppedMaintenanceLeavesTablesAsTheyAre() {
        try (Ring ring = rings.start()) {
            ring.stopMaintenance();
            Struck struck = ring.strike(crash(count(2)));
            // As many rounds as would mend everything.
            ring.pass(ring.spec().node().chord().pace().longest().multipliedBy(10));

            Set<Peer> dead = Set.copyOf(struck.victims());
            assertThat(ring.snapshot().members())
                    .anySatisfy(member -> assertThat(member.successors()).containsAnyElementsOf(dead));
            ring.resumeMaintenance();
            ring.await(ideal());
        }
    }
}
