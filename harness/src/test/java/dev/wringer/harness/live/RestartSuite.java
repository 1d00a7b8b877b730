package dev.wringer.harness.live;

import static dev.wringer.harness.fault.Nodes.all;
import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.corrupt;
import static dev.wringer.harness.fault.Strike.fillDisk;
import static dev.wringer.harness.fault.Strike.loseDisk;
import static dev.wringer.harness.fault.Strike.restart;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that die and come back under the same names, with what their disks keep. */
@Timeout(300)
public abstract class RestartSuite {

    private final SmallRings rings;

    /** On these rings. */
    protected RestartSuite(SmallRings rings) {
        this.rings = rings;
    }

    /** What has happened. */
    protected final History history = new History(EventSink.NOWHERE);

    /** A ring that keeps blocks there. */
    protected final Ring start(Store store) {
        RingSpec spec = rings.spec(Formation.ASSEMBLED).withStore(store);
        return Ring.start(rings.testbed(), spec, new Seed(1), history);
    }

    /** Stored, replicated, and maintenance stopped: nothing but the strike changes who holds what. */
    protected static List<RingId> storedAndStill(Ring ring) {
        Operations stored = ring.clients().store(Workloads.randomBlocks(40, 64, new Seed(98).entropy()));
        assertThat(stored.failed()).isEmpty();
        ring.await(fullyReplicated(stored.succeededKeys()));
        ring.stopMaintenance();
        return stored.succeededKeys();
    }

    /** The one restart. */
    protected final Event.Restarted restarted() {
        return history.all(Event.Restarted.class).findFirst().orElseThrow();
    }

    /** How many copies these have. */
    protected static long heldBy(List<Peer> peers, Holdings holdings) {
        return holdings.holders().values().stream()
                .flatMap(List::stream)
                .filter(peers::contains)
                .count();
    }

    @Test
    void whatIsOnDiskIsFoundAgainByTheSameNodes() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = storedAndStill(ring);
            List<Peer> members = ring.members();

            Struck struck = ring.strike(restart(count(2)));

            assertThat(struck.victims()).hasSize(2 * SmallRings.VIRTUAL_NODES);
            assertThat(ring.members()).isEqualTo(members);
            Holdings holdings = ring.holdings();
            stored.forEach(key -> assertThat(holdings.holdersOf(key))
                    .containsAll(struck.holdingsBefore().holdersOf(key)));
            assertThat(restarted().disk()).isEqualTo("disk kept");
            assertThat(restarted().nodes()).isEqualTo(struck.victims());
            assertThat(history.all(Event.Joined.class).map(Event.Joined::member))
                    .containsExactlyInAnyOrderElementsOf(struck.victims());

            ring.resumeMaintenance();
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
            assertThat(ring.brokenPremise()).isEmpty();
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void aLostDiskIsMadeGoodByTheOtherReplicas() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = storedAndStill(ring);

            Struck struck = ring.strike(loseDisk(count(1)));

            assertThat(heldBy(struck.victims(), struck.holdingsBefore())).isPositive();
            assertThat(restarted().evidence()).isEqualTo("1 disk wiped");
            ring.resumeMaintenance();
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
            assertThat(ring.brokenPremise()).isEmpty();
        }
    }

    /** A node that joins takes over what it owns at once, so it is not without blocks, but it has fewer than before. */
    @Test
    void whatWasInMemoryIsGone() {
        try (Ring ring = start(Store.MEMORY)) {
            storedAndStill(ring);
            Struck struck = ring.strike(restart(count(1)));
            assertThat(heldBy(struck.victims(), ring.holdings()))
                    .isLessThan(heldBy(struck.victims(), struck.holdingsBefore()));
            assertThat(restarted().evidence()).isEqualTo("all blocks were in memory, and are gone");
        }
    }

    @Test
    void damagedBlocksAreNeverServedAndAreReplacedByRepair() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = storedAndStill(ring);

            Struck struck = ring.strike(corrupt(count(2), 1));

            long damaged = heldBy(struck.victims(), struck.holdingsBefore());
            assertThat(restarted().evidence()).isEqualTo(damaged + " of " + damaged + " blocks damaged on 2 disks");
            // The testee shows what it holds, and the harness sees that it is not genuine.
            Holdings after = ring.holdings();
            Set<RingId> orphaned = struck.orphaned(stored);
            assertThat(stored).anySatisfy(key -> assertThat(after.holdersOf(key))
                    .hasSizeLessThan(struck.holdingsBefore().holdersOf(key).size()));

            Fetches fetches = ring.clients().fetch(stored);
            assertThat(fetches.failed())
                    .allSatisfy(failed -> assertThat(orphaned).contains(failed.key()));
            assertThat(fetches.operations().all())
                    .filteredOn(operation -> operation.succeeded())
                    .allSatisfy(operation -> assertThat(operation.authentic()).contains(true));
            assertThat(fetches.operations().all())
                    .anySatisfy(operation -> assertThat(operation.corrupt()).isPositive());

            ring.resumeMaintenance();
            List<RingId> surviving =
                    stored.stream().filter(key -> !orphaned.contains(key)).toList();
            ring.await(fullyReplicated(surviving));
            assertThat(ring.brokenPremise()).isEmpty();
        }
    }

    /** Half of the hosts have no room: repair is done when the others hold what they should. */
    @Test
    void aFullDiskKeepsWhatItHasAndTakesNothing() {
        try (Ring ring = start(Store.DISK)) {
            List<RingId> stored = storedAndStill(ring);

            Struck struck = ring.strike(fillDisk(count(2)));
            ring.resumeMaintenance();
            ring.await(ideal());
            Operations after = ring.clients().store(Workloads.randomBlocks(40, 64, new Seed(99).entropy()));
            ring.awaitEach(ideal(), fullyReplicated(after.succeededKeys()));

            assertThat(restarted().disk()).isEqualTo("disk full");
            assertThat(restarted().evidence()).endsWith("2 hosts are full");
            assertThat(heldBy(struck.victims(), ring.holdings()))
                    .isPositive()
                    .isLessThanOrEqualTo(heldBy(struck.victims(), struck.holdingsBefore()));
            assertThat(after.succeededKeys()).isNotEmpty().allSatisfy(key -> assertThat(
                            ring.holdings().holdersOf(key))
                    .doesNotContainAnyElementsOf(struck.victims()));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
            assertThat(ring.clients().fetch(after.succeededKeys()).failed()).isEmpty();
            assertThat(ring.brokenPremise()).isEmpty();
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void aHostCanComeBackMoreThanOnce() {
        try (Ring ring = start(Store.DISK)) {
            List<Peer> members = ring.members();
            for (int i = 0; i < 3; i++) {
                ring.strike(restart(count(3)));
                assertThat(ring.members()).isEqualTo(members);
                ring.await(ideal());
            }
            assertThat(ring.violations()).isEmpty();
        }
    }

    @Test
    void aRingThatGoesDownAsAWholeComesBackWithAllItsBlocks() {
        try (Ring ring = start(Store.DISK)) {
            List<Peer> members = ring.members();
            List<RingId> stored = storedAndStill(ring);
            ring.resumeMaintenance();

            ring.strike(restart(all()));

            assertThat(ring.members()).isEqualTo(members);
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertThat(ring.clients().fetch(stored).failed()).isEmpty();
            ring.conclude(true);
            assertThat(Judgement.on(history).outcome()).isEqualTo(Outcome.PASS);
        }
    }
}
