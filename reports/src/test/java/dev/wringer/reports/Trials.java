package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials as a run would hand them over. */
final class Trials {

    private static final double[][] FAILED = {{0, 0, 0, 0, 0}, {2, 0, 5, 1, 0}, {31, 25, 38, 29, 33}};
    private static final double[] KILLED = {0.1, 0.3, 0.5};
    private static final double[] EXPECTED = {0.0082, 2.3724, 30.909};

    private Trials() {}

    /** The headline experiment, small: two testbeds, three values of the swept parameter, five seeds. */
    static List<TrialResult> headline() {
        List<TrialResult> trials = new ArrayList<>();
        for (String testbed : List.of("sim", "containers")) {
            for (int i = 0; i < KILLED.length; i++) {
                for (int seed = 1; seed <= 5; seed++) {
                    trials.add(headline(testbed, i, seed));
                }
            }
        }
        return trials;
    }

    private static TrialResult headline(String testbed, int row, int seed) {
        double failed = FAILED[row][seed - 1];
        boolean interrupted = "containers".equals(testbed) && row == 2 && seed == 4;
        boolean unproved = "containers".equals(testbed) && row == 2 && seed == 5;
        Verdict verdict = interrupted
                ? new Verdict(Outcome.ERROR, "the container engine went away")
                : unproved ? new Verdict(Outcome.UNKNOWN, "3 of 500 crashes without evidence") : Verdict.PASSED;
        return trial(
                testbed,
                seed,
                Optional.of(new SweepPoint("killed", KILLED[row], Unit.FRACTION)),
                verdict,
                measured("failed lookups", Unit.COUNT, failed),
                new Measurement("expected failures", Unit.COUNT, Origin.THEORY, EXPECTED[row]),
                measured("correct lookups", Unit.FRACTION, 1 - failed / 1_000),
                measured("path length", Unit.COUNT, 3.9 + row * 0.4 + seed * 0.013),
                new Measurement("path length", Unit.COUNT, Origin.PUBLISHED, 4.03 + row * 0.4),
                measured("ideal again after", Unit.SECONDS, 61.5 + 40 * row + seed));
    }

    /** A passed trial of nothing swept. */
    static TrialResult trial(int seed, Measurement... measurements) {
        return trial("sim", seed, Optional.empty(), Verdict.PASSED, measurements);
    }

    static TrialResult trial(
            String testbed, long seed, Optional<SweepPoint> sweep, Verdict verdict, Measurement... measurements) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("nodes", "1000");
        settings.put("successors", "20");
        settings.put("replicas", "5");
        return new TrialResult(
                "massive-failure", testbed, seed, settings, List.of(), sweep, verdict, List.of(measurements));
    }

    static Measurement measured(String name, Unit unit, double value) {
        return new Measurement(name, unit, Origin.MEASURED, value);
    }
}
