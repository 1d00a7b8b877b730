package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.arc;
import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.fault.Strike.restart;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.oracle.IdealState;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.sim.Ordeal.Survived;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nodes that remember whom they took for dead: rings that were cut apart become one, and no invariant is broken. */
class ReuniteTest {

    private static final int SEEDS = 60;
    private static final int NODES = 40;
    private static final Duration ENOUGH = Duration.ofMinutes(30);

    private static RingSpec spec(int nodes, int successors, boolean remember, Latency latency) {
        NodeSettings settings = SimRings.SETTINGS.withChord(
                SimRings.SETTINGS.chord().withSuccessors(successors).withRemember(remember));
        return new RingSpec(nodes, 1, Formation.ASSEMBLED, settings, latency, 0);
    }

    /** Whether a ring that was cut into two for this long is ideal half an hour after it was healed. */
    private static boolean becomesOne(long seed, boolean remember, Nodes half, Duration cut) {
        try (Ring ring = ringOfForty(seed, remember)) {
            try (Imposed split = ring.impose(Regime.partition(half))) {
                assertThat(split.evidence().shown()).isTrue();
                ring.pass(cut);
            }
            ring.pass(ENOUGH);
            return isIdeal(ring);
        }
    }

    private static Ring ringOfForty(long seed, boolean remember) {
        return SimRings.start(spec(NODES, 4, remember, new Latency.Constant(Duration.ofMillis(50))), seed);
    }

    private static boolean isIdeal(Ring ring) {
        return new IdealState(4).check(ring.snapshot()).isEmpty();
    }

    private static Duration cut(long seed) {
        return Duration.ofSeconds(60 + seed);
    }

    @Test
    void halvesThatHaveForgottenOneAnotherBecomeOneRing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(becomesOne(seed, true, fraction(0.5), cut(seed)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    /** Two places at which the arcs meet: all between them is found from there. */
    @Test
    void arcsThatHaveForgottenOneAnotherBecomeOneRing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(becomesOne(seed, true, arc(0.5), cut(seed)))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    /** Some of those remembered are dead indeed, and those that follow them have to be found through others. */
    @Test
    void halvesSomeOfWhoseMembersDieMeanwhileBecomeOneRing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (Ring ring = ringOfForty(seed, true)) {
                try (Imposed split = ring.impose(Regime.partition(fraction(0.5)))) {
                    ring.pass(cut(seed));
                    ring.strike(crash(count(8)));
                    ring.pass(cut(seed));
                }
                ring.pass(ENOUGH);
                assertThat(isIdeal(ring)).as("seed %d", seed).isTrue();
            }
        }
    }

    /** Once fingers have been refreshed, too, some of which are asked for the first time a minute after a cut. */
    @Test
    void inPlainChordTheyNeverDo() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(becomesOne(seed, false, fraction(0.5), cut(seed).plusMinutes(3)))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    @Test
    void joinsAndCrashesBreakNoInvariant() {
        int survived = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            Ordeal.Outcome outcome = Ordeal.ofRemembering(seed);
            assertThat(outcome).as("seed %d", seed).isNotInstanceOf(Ordeal.Caught.class);
            survived += outcome instanceof Survived ? 1 : 0;
        }
        assertThat(survived).as("runs that prove something").isGreaterThan(750);
    }

    /** Those that come back are remembered as dead by some, and alive. */
    @Test
    void restartsBreakNoInvariant() {
        int proving = 0;
        for (long number = 0; number < 100; number++) {
            Seed seed = new Seed(number);
            Entropy chance = seed.fork("schedule").entropy();
            RingSpec spec = spec(12, 3, true, new Latency.Exponential(Duration.ofMillis(50)));
            try (Ring ring = Ring.start(new SimTestbed(), spec, seed, new History(EventSink.NOWHERE))) {
                for (int i = 0; i < 6 && ring.brokenPremise().isEmpty(); i++) {
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
        assertThat(proving).isGreaterThan(50);
    }
}
