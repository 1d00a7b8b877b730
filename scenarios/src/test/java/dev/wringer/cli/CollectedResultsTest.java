package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollectedResultsTest {

    private static TrialResult result(double swept, long seed) {
        return new TrialResult(
                "scenario",
                "sim",
                seed,
                Map.of(),
                List.of(),
                Optional.of(new SweepPoint("killed", swept, Unit.FRACTION)),
                Verdict.PASSED,
                List.of());
    }

    @Test
    void areInOrderHoweverTheyCome() {
        CollectedResults results = new CollectedResults();
        results.accept(result(0.5, 1));
        results.accept(result(0.1, 10));
        results.accept(result(0.1, 9));
        results.accept(result(0.1, -2));

        assertThat(results.count()).isEqualTo(4);
        assertThat(results.inOrder()).containsExactly(result(0.1, -2), result(0.1, 9), result(0.1, 10), result(0.5, 1));
    }
}
