package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.exactly;
import static dev.wringer.harness.fault.Strike.restart;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Nodes that come back before anybody has missed them take over lists from which they strike themselves, a step that is
 * not in ZAVE'17: no order of restarts inside the premise may break an invariant, nor keep the ring from the ideal state.
 */
class RestartsKeepTheInvariantsTest {

    private static final int SCHEDULES = 150;
    private static final int STRIKES = 6;

    private static RingSpec spec() {
        NodeSettings settings =
                SimRings.SETTINGS.withChord(SimRings.SETTINGS.chord().withSuccessors(3));
        return new RingSpec(12, 1, Formation.ASSEMBLED, settings, new Latency.Exponential(Duration.ofMillis(50)), 0);
    }

    @Test
    void inEverySchedule() {
        int proving = 0;
        for (int number = 0; number < SCHEDULES; number++) {
            Seed seed = new Seed(number);
            Entropy chance = seed.fork("schedule").entropy();
            try (Ring ring = Ring.start(new SimTestbed(), spec(), seed, new History(EventSink.NOWHERE))) {
                for (int i = 0; i < STRIKES && ring.brokenPremise().isEmpty(); i++) {
                    ring.strike(restart(count(1 + chance.nextInt(3))));
                    ring.pass(Duration.ofMillis(chance.nextInt(3_000)));
                }
                if (ring.brokenPremise().isEmpty()) {
                    proving++;
                    ring.await(ideal());
                    assertThat(ring.violations()).as("schedule %s", number).isEmpty();
                }
            }
        }
        assertThat(proving).isGreaterThan(SCHEDULES / 2);
    }

    /** Whoever follows it waits for it with a right belief, which was wrong only while it was away. */
    @Test
    void whoeverComesBackWhileTheRingIsAwaitedIsWaitedFor() {
        try (Ring ring = Ring.start(new SimTestbed(), spec(), new Seed(1), new History(EventSink.NOWHERE))) {
            ring.strike(restart(exactly(ring.hosts().subList(0, 1))));

            assertThat(ring.await(ideal())).isPositive();
        }
    }
}
