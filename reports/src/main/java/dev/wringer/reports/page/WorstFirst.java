package dev.wringer.reports.page;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which trials to draw first: those that failed, and among equal ones those that measured the most in the first column, which in every
 * scenario counts what went wrong. Each swept value has its turn before any has a second one.
 */
final class WorstFirst {

    private static final List<Outcome> ORDER = List.of(Outcome.FAIL, Outcome.ERROR, Outcome.UNKNOWN, Outcome.PASS);

    private WorstFirst() {}

    /** The indexes of these trials. */
    static List<Integer> of(List<ReportedTrial> trials) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            all.add(i);
        }
        Comparator<Integer> worst = Comparator.comparingInt((Integer i) ->
                        ORDER.indexOf(trials.get(i).result().verdict().outcome()))
                .thenComparingDouble(i -> -first(trials.get(i).result()).orElse(0));
        all.sort(worst);
        Map<Optional<Double>, Integer> turns = new LinkedHashMap<>();
        Map<Integer, Integer> turn = new LinkedHashMap<>();
        for (int i : all) {
            Optional<Double> value = trials.get(i).result().sweep().map(TrialResult.SweepPoint::value);
            turn.put(i, turns.merge(value, 1, Integer::sum));
        }
        all.sort(Comparator.comparingInt(
                        (Integer i) -> trials.get(i).result().verdict().outcome() == Outcome.PASS ? 1 : 0)
                .thenComparingInt(i -> turn.getOrDefault(i, 0))
                .thenComparing(worst));
        return all;
    }

    private static OptionalDouble first(TrialResult result) {
        return result.measurements().stream()
                .filter(measurement -> measurement.origin() == Origin.MEASURED)
                .mapToDouble(Measurement::value)
                .findFirst();
    }
}
