package dev.wringer.harness.live;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Regime.paused;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hosts that are frozen. Were one of them asked for anything, the harness would wait for a minute and fail. */
@Timeout(300)
public abstract class PauseSuite {

    private final SmallRings rings;

    /** On these rings. */
    protected PauseSuite(SmallRings rings) {
        this.rings = rings;
    }

    private static final int PAUSED = 2;

    private final History history = new History(EventSink.NOWHERE);

    private static List<RingId> stored(Ring ring) {
        Operations stored = ring.clients().store(Workloads.randomBlocks(30, 64, new Seed(98).entropy()));
        assertThat(stored.failed()).isEmpty();
        ring.await(fullyReplicated(stored.succeededKeys()));
        return stored.succeededKeys();
    }

    private static List<Peer> shown(Ring ring) {
        return ring.snapshot().members().stream().map(NodeSnapshot::self).toList();
    }

    @Test
    void theRingClosesOverPausedHostsAndTakesThemInAgain() {
        try (Ring ring = rings.start(history)) {
            List<RingId> stored = stored(ring);
            List<Peer> members = ring.members();
            try (Imposed pause = ring.impose(paused(count(PAUSED)))) {
                assertThat(pause.evidence().shown()).isTrue();
                assertThat(pause.evidence().text()).contains("2 hosts");
                ring.awaitEach(ideal(), fullyReplicated(stored));

                List<Peer> awake = shown(ring);
                assertThat(awake).hasSize((SmallRings.HOSTS - PAUSED) * SmallRings.VIRTUAL_NODES);
                assertThat(ring.members()).as("ground truth").isEqualTo(members);
                assertThat(members.stream().map(ring::snapshotOf).flatMap(Optional::stream))
                        .hasSameSizeAs(awake);
                Operations fetches = ring.clients().fetch(stored).operations();
                assertThat(fetches.failed()).isEmpty();
                assertThat(fetches.all()).extracting(fetch -> fetch.origin()).isSubsetOf(awake);
                assertThat(ring.holdings().holders().values())
                        .allSatisfy(holders -> assertThat(holders).isSubsetOf(awake));
            }
            ring.awaitEach(ideal(), fullyReplicated(stored));
            assertThat(shown(ring)).isEqualTo(members);
            assertThat(history.all(Event.Healed.class)).hasSize(1);
            assertThat(ring.brokenPremise()).isEmpty();
        }
    }

    @Test
    void whatIsToldToAllIsToldToPausedHostsLaterAndTheirCostsStayCounted() {
        try (Ring ring = rings.start(history)) {
            stored(ring);
            long before = calls(ring);
            try (Imposed pause = ring.impose(paused(count(PAUSED)))) {
                assertThat(pause.evidence().shown()).isTrue();
                ring.stopMaintenance();
                assertThat(calls(ring)).isGreaterThanOrEqualTo(before);
            }
            ring.pass(ring.spec().node().chord().longestTimeout()); // what was under way comes to its end
            List<NodeSnapshot> still = ring.snapshot().members();
            ring.pass(ring.spec().node().chord().pace().longest().multipliedBy(5));
            assertThat(ring.snapshot().members()).isEqualTo(still);
            ring.resumeMaintenance();
            ring.await(ideal());
        }
    }

    private static long calls(Ring ring) {
        return ring.traffic().requests().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void aRingCanBeTakenDownWhileHostsArePaused() {
        Ring ring = rings.start(history);
        Imposed pause = ring.impose(paused(count(PAUSED)));
        ring.close();
        assertThat(pause.evidence().shown()).isTrue();
        assertThat(history.all(Event.Healed.class)).hasSize(1);
    }
}
