package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Regime.paused;
import static dev.wringer.harness.fault.Strike.corrupt;
import static dev.wringer.harness.fault.Strike.fillDisk;
import static dev.wringer.harness.fault.Strike.loseDisk;
import static dev.wringer.harness.fault.Strike.restart;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestartAndPauseTest {

    private static final int NODES = 60;

    private final History history = new History(EventSink.NOWHERE);

    private Ring start(Store store) {
        return Ring.start(new SimTestbed(), SimRings.spec(NODES).withStore(store), new Seed(3), history);
    }

    private static List<RingId> stored(Ring ring) {
        Operations stored = ring.clients().store(Workloads.randomBlocks(100, 64, new Seed(4).entropy()));
        ring.await(fullyReplicated(stored.succeededKeys()));
        return stored.succeededKeys();
    }

    @Test
    void restartedNodesAreBackWithWhatTheyHeld() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = stored(ring);
            List<Peer> members = ring.members();
            ring.stopMaintenance();

            Struck struck = ring.strike(restart(fraction(0.1)));

            assertThat(struck.victims()).hasSize(NODES / 10);
            assertThat(ring.members()).isEqualTo(members);
            stored.forEach(key -> assertThat(ring.holdings().holdersOf(key))
                    .containsAll(struck.holdingsBefore().holdersOf(key)));
            ring.resumeMaintenance();
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
            assertThat(ring.violations()).isEmpty();
            assertThat(ring.brokenPremise()).isEmpty();
        }
    }

    @Test
    void withALostDiskTheBlocksComeFromTheOthers() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = stored(ring);
            long before = ring.traffic().repaired();
            Struck struck = ring.strike(loseDisk(count(6)));
            List<RingId> surviving = new ArrayList<>(stored);
            surviving.removeAll(struck.orphaned(stored));
            ring.awaitEach(ideal(), fullyReplicated(surviving));
            assertThat(ring.traffic().repaired()).isGreaterThan(before);
        }
    }

    @Test
    void damagedBlocksAreNeverServedAndAreReplacedByRepair() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = stored(ring);
            Struck struck = ring.strike(corrupt(count(6), 1));
            Set<RingId> orphaned = struck.orphaned(stored);
            Fetches fetches = ring.clients().fetch(stored);
            assertThat(fetches.operations().all())
                    .anySatisfy(fetch -> assertThat(fetch.corrupt()).isPositive())
                    .noneSatisfy(fetch -> assertThat(fetch.authentic()).contains(false));
            assertThat(fetches.failed()).allMatch(failed -> orphaned.contains(failed.key()));
            List<RingId> surviving = new ArrayList<>(stored);
            surviving.removeAll(orphaned);
            ring.await(fullyReplicated(surviving));
            assertThat(ring.brokenPremise()).isEmpty();
        }
    }

    @Test
    void aFullDiskTakesNothingUntilItsHostIsRestartedWithRoom() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> before = stored(ring);
            List<Peer> full = ring.strike(fillDisk(count(6))).victims();
            Operations stored = ring.clients().store(Workloads.randomBlocks(100, 64, new Seed(7).entropy()));
            ring.awaitEach(ideal(), fullyReplicated(stored.succeededKeys()));
            assertThat(stored.succeededKeys())
                    .allSatisfy(
                            key -> assertThat(ring.holdings().holdersOf(key)).doesNotContainAnyElementsOf(full));
            assertThat(ring.clients().fetch(before).failed()).isEmpty();

            ring.strike(restart(Nodes.named(full.stream().map(Peer::host).toList())));
            assertThat(fullyReplicated(stored.succeededKeys()).missing(ring)).isPresent();
            ring.await(fullyReplicated(stored.succeededKeys()));
            assertThat(stored.succeededKeys())
                    .anySatisfy(
                            key -> assertThat(ring.holdings().holdersOf(key)).containsAnyElementsOf(full));
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void theRingClosesOverPausedHostsAndTakesThemInAgain() {
        try (Ring ring = start(Store.MEMORY)) {
            List<RingId> stored = stored(ring);
            List<Peer> members = ring.members();
            try (Imposed pause = ring.impose(paused(count(4)))) {
                assertThat(pause.evidence().shown()).isTrue();
                ring.await(ideal());

                assertThat(ring.members()).as("ground truth").isEqualTo(members);
                List<Peer> awake = ring.snapshot().members().stream()
                        .map(NodeSnapshot::self)
                        .toList();
                assertThat(awake).hasSize(NODES - 4);
                Peer frozen = members.stream()
                        .filter(member -> !awake.contains(member))
                        .findFirst()
                        .orElseThrow();
                assertThat(ring.snapshotOf(frozen)).isEmpty();
                assertThat(ring.idealRing().members()).isEqualTo(awake);
                Operations lookups = ring.clients().lookup(Workloads.randomKeys(200, new Seed(5).entropy()));
                assertThat(lookups.failed()).isEmpty();
                assertThat(lookups.all()).extracting(lookup -> lookup.origin()).isSubsetOf(awake);
                ring.await(fullyReplicated(stored));
            }
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertThat(ring.snapshot().members()).hasSize(NODES);
            assertThat(history.all(Event.Healed.class)).hasSize(1);
        }
    }

    /** Nobody notices a short pause: a call that arrives meanwhile is answered afterwards. */
    @Test
    void whatArrivesMeanwhileHappensAfterwards() {
        try (Ring ring = start(Store.MEMORY)) {
            for (int i = 0; i < 10; i++) {
                try (Imposed pause = ring.impose(paused(fraction(0.5)))) {
                    assertThat(pause.evidence().shown()).isTrue();
                    ring.pass(Duration.ofMillis(100));
                }
                ring.pass(Duration.ofSeconds(2));
                assertThat(ideal().missing(ring)).isEmpty();
            }
        }
    }

    @Test
    void somebodyStaysAwake() {
        try (Ring ring = start(Store.MEMORY)) {
            assertThatThrownBy(() -> ring.impose(paused(all())))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("nobody awake");
        }
    }

    @Test
    void aPausedHostIsNotPickedByAnotherFault() {
        try (Ring ring = start(Store.MEMORY);
                Imposed pause = ring.impose(paused(fraction(0.5)))) {
            assertThat(pause.evidence().shown()).isTrue();
            Struck struck = ring.strike(restart(fraction(0.5)));
            assertThat(struck.victims()).hasSize(NODES / 4);
            assertThat(ring.members()).hasSize(NODES);
        }
    }

    @Test
    void messagesAreNoPackets() {
        try (Ring ring = start(Store.MEMORY)) {
            for (LinkFault fault : List.of(
                    new LinkFault.Duplication(0.1),
                    new LinkFault.Reordering(0.1, Duration.ofMillis(5)),
                    new LinkFault.Corruption(0.1))) {
                assertThatThrownBy(() -> ring.impose(Regime.degraded(all(), all(), fault)))
                        .isInstanceOf(UsageError.class)
                        .hasMessageContaining(fault.describe())
                        .hasMessageContaining("packet faults");
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameRestartsAndPauses() {
        assertThat(eventful()).isEqualTo(eventful());
    }

    private static List<Event> eventful() {
        History history = new History(EventSink.NOWHERE);
        try (Ring ring =
                Ring.start(new SimTestbed(), SimRings.spec(NODES).withStore(Store.DISK), new Seed(6), history)) {
            List<RingId> stored = stored(ring);
            ring.strike(corrupt(count(5), 0.5));
            try (Imposed pause = ring.impose(paused(count(5)))) {
                assertThat(pause.evidence().shown()).isTrue();
                ring.clients().fetch(stored);
                ring.pass(Duration.ofSeconds(30));
            }
            ring.await(ideal());
            ring.snapshot("the end");
        }
        return history.events();
    }
}
