package dev.wringer.harness.live;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;

/**
 * Small real rings with maintenance that one can wait for.
 *
 * @param testbed where they run
 * @param pace of their maintenance
 * @param patience for which nodes wait for one another at first, and a third of the longest for which they ever do
 */
public record SmallRings(Testbed testbed, Pace pace, Duration patience) {

    public static final int HOSTS = 8;
    public static final int VIRTUAL_NODES = 3;

    private NodeSettings node() {
        return NodeSettings.DEFAULT
                .withChord(NodeSettings.DEFAULT
                        .chord()
                        .withSuccessors(6)
                        .withPace(pace)
                        .withTimeouts(patience, patience.multipliedBy(3))
                        .withLookupTimeout(patience.multipliedBy(5)))
                .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(3, 2).withRepairInterval(Duration.ofSeconds(1)));
    }

    /** What such a ring is like. */
    public RingSpec spec(Formation formation) {
        return new RingSpec(
                HOSTS * VIRTUAL_NODES, VIRTUAL_NODES, formation, node(), new Latency.Constant(Duration.ZERO), 0);
    }

    /** A ring whose lookups are not given up however many dead contacts they meet: in simulation each takes a second. */
    public RingSpec patientSpec() {
        RingSpec spec = spec(Formation.ASSEMBLED);
        NodeSettings patient = spec.node().withChord(spec.node().chord().withLookupTimeout(Duration.ofMinutes(2)));
        return new RingSpec(spec.nodes(), VIRTUAL_NODES, spec.formation(), patient, spec.latency(), 0);
    }

    /** An assembled ring. */
    public Ring start(History history) {
        return Ring.start(testbed, spec(Formation.ASSEMBLED), new Seed(1), history);
    }

    /** An assembled ring that nobody listens to. */
    public Ring start() {
        return start(new History(EventSink.NOWHERE));
    }
}
