package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContinuousChecksTest {

    private static final List<Peer> RING = Stream.of("a:1", "b:1", "c:1", "d:1")
            .map(host -> Peer.at(host, 0))
            .sorted(Comparator.comparing(Peer::id))
            .toList();
    private static final Peer DEAD = Peer.at("dead:1", 0);

    private final History history = new History(EventSink.NOWHERE);
    private final Calm calm = new Calm(history, Duration.ofNanos(100));
    private final Proof proof = new Proof(history);
    private final ContinuousChecks checks = new ContinuousChecks(
            history,
            new RingRules(1, 1, 1, 100),
            calm,
            new Suspicions(history, Duration.ofNanos(100)),
            proof,
            Activity.Watcher.NOBODY);

    /** A cluster of which only the clock and the membership are asked. */
    private static Cluster cluster(Duration lag) {
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(),
                new Class<?>[] {Cluster.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "nowNanos" -> 7L;
                    case "isRealTime" -> !lag.isZero();
                    case "isMember" -> RING.contains((Peer) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static NodeSnapshot node(int index, Peer... successors) {
        return new NodeSnapshot(RING.get(index), Optional.empty(), List.of(successors), List.of(), List.of());
    }

    @Test
    void aNodeThatLosesItsLastLiveSuccessorIsCaughtFromTheFirstMembersOn() {
        checks.formed(cluster(Duration.ZERO), 0, Formation.GROWN, RING);
        checks.changed(5, node(0, DEAD));

        assertThat(checks.violations()).singleElement().asString().contains("LiveSuccessor");
        assertThat(history.all(Event.Violated.class)).hasSize(1);
    }

    @Test
    void aNodeInOrderIsNotRemarked() {
        checks.formed(cluster(Duration.ZERO), 0, Formation.GROWN, RING);
        checks.changed(5, node(0, RING.get(1), RING.get(2)));

        assertThat(checks.violations()).isEmpty();
    }

    @Test
    void aCheckpointCatchesWhatNoSingleNodeShows() {
        checks.formed(cluster(Duration.ZERO), 0, Formation.ASSEMBLED, RING);
        RingSnapshot twoRings = new RingSnapshot(
                9, List.of(node(0, RING.get(1)), node(1, RING.get(0)), node(2, RING.get(3)), node(3, RING.get(2))));

        checks.checkpoint(twoRings, () -> twoRings);

        assertThat(checks.violations())
                .anySatisfy(violation -> assertThat(violation).contains("AtMostOneRing"));
    }

    @Test
    void whereSnapshotsAreReadNodeByNodeOnlyWhatLastsCounts() {
        checks.formed(cluster(Duration.ofMillis(1)), 0, Formation.ASSEMBLED, RING);
        RingSnapshot twoRings = new RingSnapshot(
                9, List.of(node(0, RING.get(1)), node(1, RING.get(0)), node(2, RING.get(3)), node(3, RING.get(2))));
        RingSnapshot oneRing = new RingSnapshot(
                9, List.of(node(0, RING.get(1)), node(1, RING.get(2)), node(2, RING.get(3)), node(3, RING.get(0))));

        checks.checkpoint(twoRings, () -> oneRing);
        assertThat(checks.violations()).as("gone when looked at again").isEmpty();

        checks.checkpoint(twoRings, () -> twoRings);
        assertThat(checks.violations()).as("still there").anySatisfy(violation -> assertThat(violation)
                .contains("AtMostOneRing"));
    }

    @Test
    void whatIsSeenWhileLivingNodesAreTakenForDeadIsExcusedAndRecorded() {
        checks.formed(cluster(Duration.ZERO), 0, Formation.GROWN, RING);
        checks.suspected(5, RING.get(1));
        checks.changed(6, node(0, DEAD));

        assertThat(checks.violations()).isEmpty();
        assertThat(history.all(Event.Excused.class))
                .extracting(Event.Excused::check)
                .containsExactly("LiveSuccessor");

        calm.ringIsIdeal(7);
        checks.changed(7, node(0, DEAD));
        assertThat(checks.violations()).hasSize(1);
    }

    @Test
    void aLostMessageThatTakesTheLastLiveSuccessorIsAnExcuseForLater() {
        checks.formed(cluster(Duration.ZERO), 0, Formation.GROWN, RING);
        checks.misled(5, node(0, RING.get(1), DEAD, RING.get(2)), RING.get(1));
        checks.misled(6, node(0, DEAD, RING.get(1)), RING.get(1)); // its head is not the one
        checks.misled(
                7, new NodeSnapshot(DEAD, Optional.empty(), List.of(RING.get(1)), List.of(), List.of()), RING.get(1));
        checks.suspected(7, RING.get(1));
        assertThat(history.all(Event.Spoilt.class))
                .as("one is left, nothing is lost yet, no member, nobody misled")
                .isEmpty();

        checks.misled(8, node(0, RING.get(1), DEAD), RING.get(1));
        assertThat(history.all(Event.Spoilt.class)).singleElement().satisfies(spoilt -> assertThat(spoilt.reason())
                .startsWith("premise broken: a survivor loses its last live successor: " + RING.get(0) + " takes "
                        + RING.get(1) + " for dead, which lives"));
    }
}
