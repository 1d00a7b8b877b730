package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.reports.ResultTable.Axis;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The trials of one scenario, sorted into the rows of its table.
 *
 * @param byRow never empty, nor is any of the groups
 */
record TrialGroups(String scenario, Optional<Axis> sweep, List<List<TrialResult>> byRow, List<TrialResult> usable) {

    private static final Comparator<RowKey> BY_TESTBED_AND_SWEEP = Comparator.comparing(RowKey::testbed)
            .thenComparingDouble(key -> key.sweep().map(SweepPoint::value).orElse(Double.NEGATIVE_INFINITY));

    private record RowKey(String testbed, Optional<SweepPoint> sweep) {}

    static TrialGroups of(List<TrialResult> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("no trials: nothing to tabulate");
        }
        String scenario = same("scenarios", trials, TrialResult::scenario);
        Optional<Axis> sweep = same("swept parameters", trials, TrialGroups::axis);
        Map<RowKey, List<TrialResult>> groups = trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> new RowKey(trial.testbed(), trial.sweep()), LinkedHashMap::new, Collectors.toList()));
        List<List<TrialResult>> byRow = groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_TESTBED_AND_SWEEP))
                .map(Map.Entry::getValue)
                .toList();
        return new TrialGroups(scenario, sweep, byRow, usable(trials));
    }

    /** Those that say something about the protocol. */
    static List<TrialResult> usable(List<TrialResult> trials) {
        return trials.stream()
                .filter(trial -> trial.verdict().outcome() != Outcome.ERROR)
                .toList();
    }

    private static Optional<Axis> axis(TrialResult trial) {
        return trial.sweep().map(point -> new Axis(point.parameter(), point.unit()));
    }

    private static <T> T same(String what, List<TrialResult> trials, Function<TrialResult, T> property) {
        List<T> different = trials.stream().map(property).distinct().toList();
        if (different.size() > 1) {
            throw new IllegalArgumentException("one table cannot show different " + what + ": " + different);
        }
        return different.get(0);
    }
}
