package dev.wringer.harness.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Event.Remarked;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
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
    private final ContinuousChecks checks = new ContinuousChecks(history);

    /** A cluster of which only the clock and the membership are asked. */
    private static Cluster cluster(Duration lag) {
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(),
                new Class<?>[] {Cluster.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "nowNanos" -> 7L;
                    case "lag" -> lag;
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
        assertThat(history.all(Remarked.class)).hasSize(1);
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

        checks.checkpoint(twoRings, 1, () -> twoRings);

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

        checks.checkpoint(twoRings, 1, () -> oneRing);
        assertThat(checks.violations()).as("gone when looked at again").isEmpty();

        checks.checkpoint(twoRings, 1, () -> twoRings);
        assertThat(checks.violations()).as("still there").anySatisfy(violation -> assertThat(violation)
                .contains("AtMostOneRing"));
    }
}
