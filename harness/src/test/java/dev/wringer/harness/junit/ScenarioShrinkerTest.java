package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class ScenarioShrinkerTest {

    /** Scenarios that fail, and one that does not fail again. */
    static final class Failing {

        private static int tries;

        @Scenario(name = "too-many", summary = "Fails from 3 on.", nodes = 40, successors = 8, replicas = 4, seeds = 1)
        void tooMany(Ring ring, @Setting(name = "crowd", value = "100") int crowd) {
            if (crowd > 2 && ring.members().size() > 5) {
                throw new AssertionError("a crowd of " + crowd + " is too many for "
                        + ring.members().size());
            }
            if (crowd == 2) {
                throw new AssertionError("another failure");
            }
        }

        @Scenario(
                name = "churns",
                summary = "Plays what a nemesis draws.",
                nodes = 12,
                successors = 3,
                replicas = 2,
                seeds = 1)
        void churns(Ring ring, Drill drill) {
            WringerAssertions.assertThat(drill.run(ring, Nemesis.of("crashes:every=2s")))
                    .isNotNull();
        }

        @Scenario(name = "fails-once", summary = "Fails once.", nodes = 4, successors = 2, replicas = 1, seeds = 1)
        void failsOnce() {
            if (tries++ == 0) {
                throw new AssertionError("only the first time");
            }
        }
    }

    /** A class that JUnit can make objects of, and nobody else just like that. */
    static final class Particular {

        private final String message;

        Particular(TestInfo test) {
            message = "a failure of " + test.getTestClass().orElseThrow().getSimpleName();
        }

        @Scenario(name = "particular", summary = "Fails.", nodes = 4, successors = 2, replicas = 1, seeds = 1)
        void fails() {
            throw new AssertionError(message);
        }
    }

    private static RunPlan plan(Map<String, String> overrides) {
        return RunPlan.on(Testbeds.installed()).withTestbed("sim").withOverrides(overrides);
    }

    private static Trial trial(String method, Map<String, String> overrides) {
        return Trials.of(new ScenarioRunner(Failing.class, method).declaration(), plan(overrides))
                .get(0);
    }

    private static Optional<SmallerTrial> shrunk(Trial trial, List<SmallerTrial> steps) {
        return new ScenarioShrinker(new Cancellation(), steps::add).shrink(trial);
    }

    @Test
    void aScenarioWithoutADrillIsTriedWithSmallerNumbersAndRings() {
        SmallerTrial smaller =
                shrunk(trial("tooMany", Map.of()), new ArrayList<>()).orElseThrow();

        assertThat(smaller.minimal()).isTrue();
        assertThat(smaller.witness()).isEqualTo("a crowd of 3 is too many for 6");
        assertThat(smaller.command())
                .startsWith("./wringer run too-many --testbed sim --seed ")
                .contains(" --nodes 6 --set successors=2 --set replicas=1 ")
                .contains(" --set crowd=3");
        assertThat(smaller.text()).startsWith("shrunk to 6 nodes, 0 actions, 0 operations in ");
    }

    private static final Map<String, String> BAD = Map.of("variant", "original", "duration", "10s", "mix", "lookup:1");

    @Test
    void aDrillIsPlayedWithFewerOfTheFaultsThatStruck() {
        Trial failed = trial("churns", BAD);
        List<SmallerTrial> steps = new ArrayList<>();

        SmallerTrial smaller = shrunk(failed, steps).orElseThrow();

        assertThat(smaller.minimal()).isTrue();
        assertThat(smaller.size()).matches("[2-5] nodes, [12] actions?, \\d operations?");
        assertThat(smaller.command())
                .containsPattern(" --set 'faults=.*crash hosts \\d")
                .doesNotContain("nemesis");
        assertThat(steps).hasSizeGreaterThan(3);

        List<SmallerTrial> again = new ArrayList<>();
        assertThat(shrunk(failed, again)).contains(smaller);
        assertThat(again).isEqualTo(steps);
    }

    @Test
    void whatPassesWhenItIsTriedAgainIsNotShrunk() {
        Failing.tries = 1;

        assertThat(shrunk(trial("failsOnce", Map.of()), new ArrayList<>())).isEmpty();
    }

    @Test
    void itEndsWithTheBestSoFarWhenTheRunIsCancelled() {
        Cancellation cancellation = new Cancellation();

        SmallerTrial smaller = new ScenarioShrinker(cancellation, step -> cancellation.request())
                .shrink(trial("tooMany", Map.of()))
                .orElseThrow();

        assertThat(smaller.minimal()).isFalse();
        assertThat(smaller.text()).contains(", not finished: ./wringer run too-many");
    }

    @Test
    void trialsThatCannotBeRepeatedExactlyAreRefused() {
        Trial onLocal = Trials.of(
                        new ScenarioRunner(Failing.class, "tooMany").declaration(),
                        RunPlan.on(Testbeds.installed()).withTestbed("local"))
                .get(0);

        assertThatThrownBy(() -> ScenarioShrinker.requireRepeatable(onLocal))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("which they cannot on local: take the testbed sim");
    }

    @Test
    void aFailingTestTellsWhatItWasShrunkToIfThatIsConfigured() {
        ScenarioRunner run = new ScenarioRunner(Failing.class, "tooMany")
                .runWithoutPlan("wringer.testbed=sim", "wringer.shrink=true");

        assertThat(run.test().getThrowable()).hasValueSatisfying(thrown -> assertThat(thrown)
                .hasMessageContaining("  replay with: mvn test ")
                .hasMessageContaining("  shrunk to 6 nodes, 0 actions, 0 operations in "));
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefused() {
        ScenarioRunner run = new ScenarioRunner(Failing.class, "tooMany").runWithoutPlan("wringer.shrink=yes");

        assertThat(run.containerFailures())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("wringer.shrink=yes is neither true nor false");
    }

    @Test
    void aFailureThatCannotBeShrunkStaysWhatItIs() {
        ScenarioRunner run = new ScenarioRunner(Particular.class, "fails")
                .runWithoutPlan("wringer.testbed=sim", "wringer.shrink=true");

        assertThat(run.test().getThrowable()).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a failure of Particular")
                .hasMessageContaining("  not shrunk: Particular has no constructor without parameters: give it one"));
    }
}
