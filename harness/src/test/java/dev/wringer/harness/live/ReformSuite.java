package dev.wringer.harness.live;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.fault.Strike.fillDisk;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts of a ring that is over become those of the next one, and nothing of the former ring is left. */
@Timeout(300)
public abstract class ReformSuite {

    private final SmallRings rings;

    /** On these rings. */
    protected ReformSuite(SmallRings rings) {
        this.rings = rings;
    }

    private Ring start(Testbed testbed, Store store, long seed, History history) {
        RingSpec spec = rings.spec(Formation.ASSEMBLED).withStore(store);
        return Ring.start(testbed, spec, new Seed(seed), history);
    }

    private static List<String> remarks(History history) {
        return history.all(Event.Remarked.class)
                .filter(remark -> remark.topic().equals("reformed hosts"))
                .map(Event.Remarked::remark)
                .toList();
    }

    private static List<RingId> stored(Ring ring) {
        Operations stored = ring.clients().store(Workloads.randomBlocks(40, 64, new Seed(98).entropy()));
        assertThat(stored.failed()).isEmpty();
        ring.await(fullyReplicated(stored.succeededKeys()));
        return stored.succeededKeys();
    }

    /** The seed of all of these rings is the same, so hosts have their names again: whatever is left would be found. */
    @Test
    void nothingOfTheRingBeforeIsLeft() {
        try (Testbed testbed = rings.testbed().keepingHosts()) {
            List<RingId> former;
            History first = new History(EventSink.NOWHERE);
            try (Ring ring = start(testbed, Store.DISK, 1, first)) {
                former = stored(ring);
                try (Imposed cut = ring.impose(Regime.partition(count(2)))) {
                    assertThat(cut.evidence().shown()).isTrue();
                }
                ring.strike(fillDisk(count(1)));
                ring.strike(crash(count(1)));
            }
            assertThat(remarks(first)).isEmpty();

            History second = new History(EventSink.NOWHERE);
            try (Ring ring = start(testbed, Store.DISK, 1, second)) {
                assertThat(remarks(second))
                        .singleElement()
                        .asString()
                        .startsWith(
                                "7 of 8 hosts go on from the ring before, reformed, and each has forgotten it: host-");
                assertThat(ring.holdings().holders()).isEmpty();
                Fetches fetched = ring.clients().fetch(former);
                assertThat(fetched.failed()).hasSameSizeAs(former);
                List<RingId> stored = stored(ring); // no disk is full any more
                ring.awaitEach(ideal(), fullyReplicated(stored));
                assertThat(ring.clients().fetch(stored).failed()).isEmpty();
                assertThat(ring.violations()).isEmpty();
                assertThat(ring.brokenPremise()).isEmpty();
            }
        }
    }

    /** Another ring has other names and other settings, and hosts tell these of themselves. */
    @Test
    void anotherRingHasOtherNames() {
        try (Testbed testbed = rings.testbed().keepingHosts()) {
            try (Ring ring = start(testbed, Store.MEMORY, 1, new History(EventSink.NOWHERE))) {
                stored(ring);
            }
            History second = new History(EventSink.NOWHERE);
            try (Ring ring = start(testbed, Store.MEMORY, 2, second)) {
                assertThat(remarks(second)).singleElement().asString().startsWith("8 of 8 hosts");
                assertThat(ring.members())
                        .allSatisfy(peer -> assertThat(peer.host()).endsWith(".ring-2:7000"));
                assertThat(ring.holdings().holders()).isEmpty();
                ring.await(ideal());
            }
        }
    }

    @Test
    void nobodyIsKeptWhereNobodyAsksForIt() {
        Testbed testbed = rings.testbed();
        for (int i = 0; i < 2; i++) {
            History history = new History(EventSink.NOWHERE);
            try (Ring ring = start(testbed, Store.MEMORY, 1, history)) {
                assertThat(ring.members()).hasSize(SmallRings.HOSTS * SmallRings.VIRTUAL_NODES);
            }
            assertThat(remarks(history)).isEmpty();
        }
    }
}
