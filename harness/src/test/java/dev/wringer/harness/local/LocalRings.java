package dev.wringer.harness.local;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;

/** Small real rings with maintenance that one can wait for. */
final class LocalRings {

    static final int HOSTS = 8;
    static final int VIRTUAL_NODES = 3;

    private static final NodeSettings BRISK = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(6)
                    .withPace(Pace.uniform(Duration.ofMillis(200), Duration.ofMillis(400)))
                    .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(3))
                    .withLookupTimeout(Duration.ofSeconds(5)))
            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(3, 2).withRepairInterval(Duration.ofSeconds(1)));

    private LocalRings() {}

    static RingSpec spec(Formation formation) {
        return new RingSpec(
                HOSTS * VIRTUAL_NODES, VIRTUAL_NODES, formation, BRISK, new Latency.Constant(Duration.ZERO), 0);
    }

    /** A ring whose lookups are not given up however many dead contacts they meet: in simulation each takes a second. */
    static RingSpec patientSpec() {
        RingSpec spec = spec(Formation.ASSEMBLED);
        NodeSettings patient = spec.node().withChord(spec.node().chord().withLookupTimeout(Duration.ofMinutes(2)));
        return new RingSpec(spec.nodes(), VIRTUAL_NODES, spec.formation(), patient, spec.latency(), 0);
    }

    /** An assembled ring. */
    static Ring start(History history) {
        return Ring.start(new LocalTestbed(), spec(Formation.ASSEMBLED), new Seed(1), history);
    }

    /** An assembled ring that nobody listens to. */
    static Ring start() {
        return start(new History(EventSink.NOWHERE));
    }
}
