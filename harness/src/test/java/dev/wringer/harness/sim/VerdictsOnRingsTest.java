package dev.wringer.harness.sim;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.oracle.FailureExplanation;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Conclusion;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.host.Variant;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Verdicts that were wrong once, each over a ring that lives through what made it so. */
class VerdictsOnRingsTest {

    private final History history = new History(EventSink.NOWHERE);

    /** The verdict on a ring that has lived through this, though nothing is asserted. */
    private Verdict verdict(RingSpec spec, long seed, Consumer<Ring> life) {
        try (Ring ring = Ring.start(new SimTestbed(), spec, new Seed(seed), history)) {
            life.accept(ring);
            ring.conclude(true);
        }
        return Judgement.on(history);
    }

    private static List<RingId> keys(int number) {
        return Workloads.randomKeys(number, new Seed(7).entropy());
    }

    private static List<RingId> store(Ring ring, int blocks) {
        List<RingId> stored = ring.clients()
                .store(Workloads.randomBlocks(blocks, 64, new Seed(8).entropy()))
                .succeededKeys();
        ring.await(fullyReplicated(stored));
        return stored;
    }

    private static void cutHalves(Ring ring, Duration time) {
        try (Imposed split = ring.impose(Regime.partition(fraction(0.5)))) {
            assertThat(split.evidence().shown()).isTrue();
            ring.pass(time);
        }
    }

    private Operations allOperations() {
        return new Operations(history.all(Event.Completed.class)
                .map(Event.Completed::operation)
                .toList());
    }

    // ---- a ring that has split for good

    @Test
    void aRingThatIsSplitForGoodFailsThoughNobodyAsks() {
        Verdict verdict = verdict(SimRings.spec(50), 1, ring -> {
            cutHalves(ring, Duration.ofMinutes(2));
            ring.pass(Duration.ofMinutes(10));
            assertThat(ring.judge(ring.clients().lookup(keys(200))).count(LookupJudgement.CORRECT))
                    .isLessThan(150);
        });

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reason()).contains("IdealState: the ring is not ideal, and nothing has changed any more");
    }

    @Test
    void aRingThatSurvivesAShortCutPassesAndSaysForHowLongItWasNotJudged() {
        Verdict verdict = verdict(SimRings.spec(50), 1, ring -> {
            cutHalves(ring, Duration.ofSeconds(2));
            ring.pass(Duration.ofMinutes(10));
        });

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.reason()).contains("the invariants were not judged for");
        assertThat(history.all(Event.Concluded.class))
                .extracting(Event.Concluded::conclusion)
                .containsExactly(Conclusion.IDEAL);
    }

    /** The original protocol loses its last live successors: strikes until it is caught. */
    private void catchTheOriginal(Ring ring) {
        while (history.all(Event.Violated.class).findAny().isEmpty()) {
            ring.strike(crash(count(1)));
            ring.pass(Duration.ofSeconds(2));
        }
        assertThat(ring.brokenPremise()).isEmpty();
    }

    @Test
    void invariantsAreHeldAgainstTheProtocolAgainOnceARegimeIsOver() {
        Verdict verdict = verdict(SimRings.spec(12, Variant.ORIGINAL), 55, ring -> {
            cutHalves(ring, Duration.ofMillis(100));
            ring.await(ideal());
            catchTheOriginal(ring);
        });

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reason()).contains("LiveSuccessor");
    }

    // ---- what was proved before

    @Test
    void aLaterStrikeDoesNotEraseWhatWasProved() {
        Verdict verdict = verdict(SimRings.spec(12, Variant.ORIGINAL), 14, ring -> {
            catchTheOriginal(ring);
            ring.strike(crash(fraction(0.8)));
            assertThat(ring.brokenPremise()).isPresent();
        });

        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reason()).contains("LiveSuccessor");
    }

    // ---- living nodes that are taken for dead

    @Test
    void theCorrectProtocolDoesNotFailBecauseOfTheNetworkItIsGiven() {
        RingSpec spec = SimRings.spec(100, Formation.ASSEMBLED, new Latency.Exponential(Duration.ofMillis(50)));
        Verdict verdict = verdict(spec, 1, ring -> {
            for (int i = 0; i < 20; i++) {
                ring.clients().lookup(keys(500));
            }
            assertThat(ring.judge(allOperations()).count(LookupJudgement.LIVE_NODE_SUSPECTED))
                    .as("lookups that name another node because the owner was slow")
                    .isPositive();
        });

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
        assertThat(verdict.reason()).contains("calls to living nodes were not answered in time");
        assertThat(history.all(Event.Suspected.class)).isNotEmpty();
    }

    // ---- fetches across the harness's own cut

    @Test
    void fetchesAcrossTheHarnesssOwnCutAreNotHeldAgainstTheProtocol() {
        verdict(SimRings.spec(50), 1, ring -> {
            List<RingId> stored = store(ring, 100);
            ring.stopMaintenance();
            try (Imposed split = ring.impose(Regime.partition(fraction(0.5)))) {
                assertThat(split.evidence().shown()).isTrue();
                Fetches fetches = ring.clients().fetch(stored);

                assertThat(fetches.failedBecause(FailureExplanation.NO_HOLDER_REACHABLE))
                        .isPositive();
                assertThat(fetches.failedBecause(FailureExplanation.UNAVOIDABLE))
                        .isZero();
            }
        });
    }
}
