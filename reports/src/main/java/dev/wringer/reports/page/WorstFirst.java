package dev.wringer.reports.page;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Orders trials: those that failed first, and among equal verdicts by the measurement that tells most, the worse ones first. */
final class WorstFirst {

    private static final List<Outcome> ORDER = List.of(Outcome.FAIL, Outcome.ERROR, Outcome.UNKNOWN, Outcome.PASS);

    private final List<ReportedTrial> trials;
    private final Comparator<Integer> worst;

    private WorstFirst(ReportedRun run) {
        this.trials = run.trials();
        Optional<String> decisive = decisive(run);
        double sign = decisive.map(run.directions()::get).orElse(Direction.LOWER) == Direction.HIGHER ? 1 : -1;
        this.worst = Comparator.comparingInt((Integer i) -> ORDER.indexOf(outcome(i)))
                .thenComparingDouble(
                        i -> sign * decisive.map(name -> value(i, name)).orElse(0.0));
    }

    /** The indexes of a run's trials, the worst one first. */
    static List<Integer> of(ReportedRun run) {
        return new WorstFirst(run).ordered();
    }

    /** The same, but each swept value has its turn before any has a second one; failed trials come before all others. */
    static List<Integer> inTurns(ReportedRun run) {
        return new WorstFirst(run).inTurns();
    }

    private List<Integer> ordered() {
        return IntStream.range(0, trials.size()).boxed().sorted(worst).toList();
    }

    private List<Integer> inTurns() {
        Map<Optional<SweepPoint>, Integer> turns = new HashMap<>();
        int[] turn = new int[trials.size()];
        for (int i : ordered()) {
            turn[i] = turns.merge(trials.get(i).result().sweep(), 1, Integer::sum);
        }
        return ordered().stream()
                .sorted(Comparator.comparingInt((Integer i) -> outcome(i) == Outcome.PASS ? 1 : 0)
                        .thenComparingInt(i -> turn[i])
                        .thenComparing(worst))
                .toList();
    }

    private Outcome outcome(int index) {
        return trials.get(index).result().verdict().outcome();
    }

    /** The first measurement of which the scenario says which direction is better; if it says nothing, the first one. */
    private static Optional<String> decisive(ReportedRun run) {
        List<String> names = run.trials().stream()
                .flatMap(trial -> trial.result().measurements().stream())
                .filter(measurement -> measurement.origin() == Origin.MEASURED)
                .map(Measurement::name)
                .distinct()
                .toList();
        return names.stream()
                .filter(name -> run.directions().getOrDefault(name, Direction.NEITHER) != Direction.NEITHER)
                .findFirst()
                .or(() -> names.stream().findFirst());
    }

    private double value(int index, String name) {
        return trials.get(index).result().measurements().stream()
                .filter(measurement -> measurement.name().equals(name))
                .mapToDouble(Measurement::value)
                .findFirst()
                .orElse(0);
    }
}
