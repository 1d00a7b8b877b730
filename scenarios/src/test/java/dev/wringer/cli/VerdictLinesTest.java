package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.ScenarioDeclaration;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictLinesTest {

    private final ScenarioDeclaration scenario = new Scenarios(SampleScenarios.classes()).named("proves-nothing");

    private static TrialResult result(long seed, Verdict verdict) {
        return new TrialResult(
                "proves-nothing", "sim", seed, Map.of(), List.of(), Optional.empty(), verdict, List.of());
    }

    @Test
    void tellTheWorstFirst() {
        List<TrialResult> results = List.of(
                result(1, Verdict.PASSED),
                result(2, Verdict.unknown("the premise broke")),
                result(3, Verdict.unknown("the premise broke too")),
                result(4, Verdict.error("no more hosts")),
                result(5, Verdict.fail("lost")));

        assertThat(new VerdictLines(scenario, false).of(results))
                .containsExactly(
                        "FAIL  1 of 5 trials: a promise of the protocol was broken",
                        "  seed=5: lost",
                        "    ./wringer run proves-nothing --testbed sim --seed 5 --seeds 1",
                        "ERROR  1 of 5 trials: the harness itself failed, which says nothing about the protocol",
                        "  seed=4: no more hosts",
                        "    ./wringer run proves-nothing --testbed sim --seed 4 --seeds 1",
                        "UNKNOWN  2 of 5 trials: nothing is proved",
                        "  seed=2: the premise broke",
                        "    ./wringer run proves-nothing --testbed sim --seed 2 --seeds 1",
                        "  and 1 more",
                        "PASS  1 of 5 trials");
    }

    @Test
    void cutNothingOff() {
        List<TrialResult> results = List.of(result(1, Verdict.fail("x".repeat(1_000) + " which is the point")));

        assertThat(new VerdictLines(scenario, false).of(results).get(1)).endsWith("x which is the point");
    }

    @Test
    void tellWhatHasToBeSaidBesideAPass() {
        List<TrialResult> results = List.of(
                result(1, Verdict.PASSED),
                result(2, Verdict.pass("4 calls to living nodes were not answered in time")),
                result(3, Verdict.pass("the ring was not judged at its end")));

        assertThat(new VerdictLines(scenario, false).of(results))
                .containsExactly(
                        "PASS  3 of 3 trials",
                        "  seed=2: 4 calls to living nodes were not answered in time",
                        "    ./wringer run proves-nothing --testbed sim --seed 2 --seeds 1",
                        "  and 1 more with something to be said beside the pass");
    }

    @Test
    void areColouredWhereThatIsWanted() {
        List<TrialResult> results = List.of(result(1, Verdict.PASSED));

        assertThat(new VerdictLines(scenario, true).of(results).get(0))
                .isEqualTo("\u001b[1;32mPASS\u001b[0m  1 of 1 trials");
    }
}
