package dev.wringer.harness.sim;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import java.time.Duration;

/** Simulated rings for tests: small, with four successors and three replicas. */
final class SimRings {

    static final NodeSettings SETTINGS = NodeSettings.DEFAULT
            .withChord(ChordSettings.DEFAULT.withSuccessors(4))
            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(3).withRepairInterval(Duration.ofSeconds(30)));

    private SimRings() {}

    static RingSpec spec(int nodes) {
        return new RingSpec(nodes, 1, Formation.ASSEMBLED, SETTINGS, new Latency.Constant(Duration.ofMillis(50)), 0);
    }

    static RingSpec specWithSuccessors(int successors) {
        NodeSettings settings = SETTINGS.withChord(SETTINGS.chord().withSuccessors(successors));
        return new RingSpec(100, 1, Formation.ASSEMBLED, settings, new Latency.Constant(Duration.ofMillis(50)), 0);
    }

    static RingSpec spec(int nodes, Formation formation, Latency latency) {
        return new RingSpec(nodes, 1, formation, SETTINGS, latency, 0);
    }

    static RingSpec spec(int nodes, Variant variant) {
        return new RingSpec(
                nodes,
                1,
                Formation.ASSEMBLED,
                SETTINGS.withVariant(variant),
                new Latency.Constant(Duration.ofMillis(50)),
                0);
    }

    static Ring start(RingSpec spec, long seed) {
        return Ring.start(new SimTestbed(), spec, new Seed(seed), new History(EventSink.NOWHERE));
    }
}
