package dev.wringer.harness.compare;

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
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pairs of trials with one value of the swept parameter. Immutable.
 *
 * @param point what that value is, for people; empty if nothing is swept
 * @param pairs in the order of their seeds
 */
public record TrialPairs(String point, List<TrialPair> pairs) {

    /** Takes a copy, in order. */
    public TrialPairs {
        pairs = pairs.stream().sorted(Comparator.comparingLong(TrialPair::seed)).toList();
    }

    /** The pairs that two lists of results make; a trial without its counterpart is left out. */
    public static TrialPairs of(String point, List<TrialResult> baseline, List<TrialResult> candidate) {
        Map<Long, TrialResult> bySeed = new TreeMap<>();
        candidate.forEach(result -> bySeed.put(result.seed(), result));
        List<TrialPair> pairs = new ArrayList<>();
        for (TrialResult result : baseline) {
            Optional.ofNullable(bySeed.get(result.seed()))
                    .ifPresent(counterpart -> pairs.add(new TrialPair(result, counterpart)));
        }
        return new TrialPairs(point, pairs);
    }

    /** What the pairs have measured. */
    PairedDifferences differences(Measure measure) {
        return new PairedDifferences(
                measure,
                pairs.stream().flatMap(pair -> pair.of(measure).stream()).toList());
    }

    /** Whether any trial has measured this. */
    boolean knows(Measure measure) {
        return measure.isOfVerdicts() || columns().containsKey(measure.name());
    }

    /** Whether every trial that proves anything failed before it had measured anything: then there is nothing that could be the same. */
    public boolean showNothing() {
        return columns().isEmpty()
                && pairs.stream()
                        .flatMap(pair -> Stream.of(pair.baseline(), pair.candidate()))
                        .noneMatch(trial -> trial.verdict().outcome() == Outcome.PASS);
    }

    /** Every column of the trials that was measured, in the order of the table. */
    Map<String, Measurement> columns() {
        Map<String, Measurement> columns = new LinkedHashMap<>();
        pairs.stream()
                .flatMap(pair -> Stream.of(pair.baseline(), pair.candidate()))
                .flatMap(trial -> trial.measurements().stream())
                .filter(each -> each.origin() == Origin.MEASURED)
                .forEach(each -> columns.putIfAbsent(each.name(), each));
        return columns;
    }
}
