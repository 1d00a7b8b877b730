package dev.wringer.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorstFirstTest {

    private static ReportedTrial trial(double swept, Verdict verdict, double value) {
        TrialResult result = new TrialResult(
                "s",
                "sim",
                1,
                Map.of(),
                List.of(),
                Optional.of(new SweepPoint("x", swept, Unit.COUNT)),
                verdict,
                List.of(
                        new Measurement("nodes", Unit.COUNT, Origin.MEASURED, 7),
                        new Measurement("n", Unit.COUNT, Origin.MEASURED, value)));
        return new ReportedTrial(result, false, "", Optional.empty());
    }

    private static ReportedRun run(Direction better, ReportedTrial... trials) {
        return ReportedRuns.of(Map.of("n", better), List.of(trials));
    }

    @Test
    void failuresComeFirstThenWhatTheScenarioCallsWorse() {
        ReportedTrial[] trials = {
            trial(1, Verdict.PASSED, 3),
            trial(1, Verdict.PASSED, 9),
            trial(1, Verdict.fail("f"), 1),
            trial(1, Verdict.unknown("u"), 5)
        };

        assertThat(WorstFirst.of(run(Direction.LOWER, trials))).containsExactly(2, 3, 1, 0);
        assertThat(WorstFirst.of(run(Direction.HIGHER, trials))).containsExactly(2, 3, 0, 1);
    }

    @Test
    void eachSweptValueHasItsTurn() {
        ReportedTrial[] trials = {
            trial(2, Verdict.PASSED, 9),
            trial(2, Verdict.PASSED, 8),
            trial(1, Verdict.PASSED, 1),
            trial(1, Verdict.PASSED, 2)
        };

        assertThat(WorstFirst.inTurns(run(Direction.LOWER, trials))).containsExactly(0, 3, 1, 2);
    }
}
