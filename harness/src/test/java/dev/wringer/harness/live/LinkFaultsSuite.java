package dev.wringer.harness.live;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Nodes.named;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.ring.Condition.settled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** What faults of links do, as the nodes see it. Maintenance is stopped where it would mend what is looked at. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LinkFaultsSuite {

    private final SmallRings rings;

    /** On these rings. */
    protected LinkFaultsSuite(SmallRings rings) {
        this.rings = rings;
    }

    private final History history = new History(EventSink.NOWHERE);
    private Ring ring; // one for all tests: each heals what it imposes

    @BeforeAll
    void start() {
        ring = rings.start(history);
    }

    @BeforeEach
    void becomeIdealAndStayAsItIs() {
        ring.resumeMaintenance();
        ring.await(ideal());
        ring.await(new AllLookupsSucceed()); // whatever the test before this one has imposed is forgotten
        ring.stopMaintenance();
    }

    @AfterAll
    void close() {
        ring.close();
    }

    private Operations lookups(int number) {
        return ring.clients().lookup(Workloads.randomKeys(number, new Seed(7).entropy()));
    }

    private static boolean crosses(Operation lookup, List<String> side) {
        RingId key = lookup.key();
        return lookup.succeeded()
                && side.contains(lookup.origin().host())
                        != side.contains(lookup.answeredBy().orElseThrow().host())
                && !key.equals(lookup.origin().id());
    }

    private List<String> hosts(int number) {
        return ring.members().stream()
                .map(peer -> peer.host())
                .distinct()
                .limit(number)
                .toList();
    }

    @Test
    void nothingCrossesAPartitionUntilItHeals() {
        List<String> side = hosts(SmallRings.HOSTS / 2);
        assertThat(lookups(50).all()).anyMatch(lookup -> crosses(lookup, side));

        try (Imposed split = ring.impose(Regime.partition(named(side)))) {
            assertThat(split.evidence().shown()).isTrue();
            assertThat(split.evidence().text()).contains("links answered before and do not any more");
            assertThat(lookups(50).all()).noneMatch(lookup -> crosses(lookup, side));
        }

        ring.resumeMaintenance(); // which a node needs that has found all it knew on the other side dead
        ring.await(new AllLookupsSucceed());
        assertThat(lookups(50).all()).anyMatch(lookup -> crosses(lookup, side));
        assertThat(history.all(Event.Healed.class))
                .anySatisfy(event -> assertThat(event.regime()).contains("partition"));
    }

    @Test
    void theRingIsIdealAgainAfterAPartition() {
        ring.resumeMaintenance();
        Imposed split = ring.impose(Regime.partition(fraction(0.5)));
        ring.pass(Duration.ofSeconds(1));
        split.close();

        ring.await(ideal());
        assertThat(ring.brokenPremise()).isEmpty();
    }

    @Test
    void aRingThatIsIdealWhenACutHealsHasNotSettledYet() {
        ring.impose(Regime.partition(fraction(0.5))).close();
        ring.resumeMaintenance(); // on a busy machine even so short a cut may have cost a table an entry
        ring.await(ideal());
        ring.await(settled());

        long healed = last(Event.Healed.class).atNanos();
        long settled = last(Event.Settled.class).atNanos();
        assertThat(Duration.ofNanos(settled - healed))
                .isGreaterThanOrEqualTo(ring.spec().node().chord().longestTimeout());
        assertThat(lookups(50).failed()).isEmpty();
    }

    private <E extends Event> E last(Class<E> kind) {
        return history.all(kind).reduce((one, other) -> other).orElseThrow();
    }

    @Test
    void whoIsRefusedKnowsAtOnceWhoIsDead() {
        String victim = hosts(1).get(0);

        try (Imposed refused = ring.impose(Regime.degraded(all(), named(List.of(victim)), new LinkFault.Refusal()))) {
            assertThat(refused.evidence().shown()).isTrue();
            Operations lookups = lookups(50);
            assertThat(lookups.all()).anySatisfy(lookup -> assertThat(lookup.dead())
                    .extracting(peer -> peer.host())
                    .contains(victim));
        }

        ring.pass(Duration.ofSeconds(1)); // a node that was refused tries again after half a second
        assertThat(lookups(50).all())
                .allSatisfy(lookup -> assertThat(lookup.dead()).isEmpty());
    }

    @Test
    void whoHearsNobodyIsTakenForDeadThoughItCouldSpeak() {
        String victim = hosts(1).get(0);

        try (Imposed cut = ring.impose(Regime.oneWayCut(all(), named(List.of(victim))))) {
            assertThat(cut.evidence().shown()).isTrue();
            assertThat(lookups(30).all()).anySatisfy(lookup -> assertThat(lookup.dead())
                    .extracting(peer -> peer.host())
                    .contains(victim));
        }
        ring.resumeMaintenance();
        ring.await(new AllLookupsSucceed());
    }

    @Test
    void aDelayIsAddedToEachCallOnceAWay() {
        Duration delay = Duration.ofMillis(100);
        try (Imposed slow = ring.impose(Regime.degraded(all(), all(), new LinkFault.Delay(delay, Duration.ZERO)))) {
            assertThat(slow.evidence().shown()).isTrue();
            assertThat(lookups(20).all())
                    .filteredOn(lookup ->
                            !lookup.path().isEmpty() && !lookup.path().get(0).sharesHostWith(lookup.origin()))
                    .isNotEmpty()
                    .allSatisfy(lookup -> assertThat(Duration.ofNanos(lookup.elapsedNanos()))
                            .isGreaterThanOrEqualTo(delay.multipliedBy(2)));
        }
    }

    @Test
    void bandwidthBoundsHowFastBlocksAreStored() {
        int kilobytes = 50;
        try (Imposed narrow = ring.impose(Regime.degraded(all(), all(), new LinkFault.Bandwidth(10)))) {
            assertThat(narrow.evidence().shown()).isTrue();
            Operations stores =
                    ring.clients().store(Workloads.randomBlocks(1, kilobytes * 1_000, new Seed(7).entropy()));
            // It goes to three hosts; if all were virtual nodes of the origin's host, no link would be crossed.
            assertThat(stores.all()).allSatisfy(store -> assertThat(Duration.ofNanos(store.elapsedNanos()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2)));
        }
    }

    @Test
    void slicesAndLateClosingHarmNoLookup() {
        for (LinkFault fault : List.of(
                new LinkFault.Slicing(20, Duration.ofNanos(10_000)), new LinkFault.SlowClose(Duration.ofMillis(100)))) {
            try (Imposed regime = ring.impose(Regime.degraded(all(), all(), fault))) {
                assertThat(lookups(50).failed()).as(fault.describe()).isEmpty();
            }
        }
    }

    @Test
    void connectionsThatBreakAreMadeAnew() {
        for (LinkFault fault : List.of(new LinkFault.DataLimit(20_000), new LinkFault.Reset(Duration.ofMillis(500)))) {
            try (Imposed regime = ring.impose(Regime.degraded(all(), all(), fault))) {
                ring.pass(Duration.ofSeconds(1)); // whatever was connected has been reset
                // Not at once: where connections break faster than a batch ends, all of a batch may meet broken ones.
                ring.await(new SomeLookupSucceeds());
            }
        }
        ring.await(new AllLookupsSucceed());
        assertThat(ring.judge(lookups(50)).first(LookupJudgement.WRONG)).isEmpty();
    }
}
