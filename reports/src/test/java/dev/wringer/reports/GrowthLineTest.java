package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthLineTest {

    private static TrialResult trial(long seed, double nodes, double path) {
        return new TrialResult(
                "path-length",
                "sim",
                seed,
                Map.of(),
                List.of(),
                Optional.of(new SweepPoint("nodes", nodes, Unit.COUNT)),
                Verdict.PASSED,
                List.of(new Measurement("path", Unit.COUNT, Origin.MEASURED, path)));
    }

    @Test
    void fitsTheSlopePerDoubling() {
        List<TrialResult> results = new ArrayList<>();
        for (int exponent = 3; exponent <= 8; exponent++) {
            results.add(trial(1, 1 << exponent, 0.5 * exponent + 0.01));
            results.add(trial(2, 1 << exponent, 0.5 * exponent - 0.01));
        }

        assertThat(GrowthLine.of(results, "path", 0.5)).hasValueSatisfying(line -> assertThat(line)
                .startsWith("path grows by 0.500 [0.49")
                .endsWith("with each doubling of nodes; theory: 0.5"));
    }

    @Test
    void saysNothingOfTwoSizes() {
        List<TrialResult> results = List.of(trial(1, 8, 1.5), trial(1, 16, 2), trial(2, 16, 2.1));

        assertThat(GrowthLine.of(results, "path", 0.5)).isEmpty();
    }
}
