package dev.wringer.cli;

import dev.wringer.harness.oracle.Verdict.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has become of the correct protocol in the same trials. Not thread-safe. */
final class SelfCheckControl {

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> passes = new LinkedHashMap<>(); // by exercise
    private final List<String> failures = new ArrayList<>();

    /** Counts a trial. */
    void add(SelfCheckTrial trial, SelfCheckTrial.Outcome outcome) {
        Outcome verdict = outcome.verdict().outcome();
        counts.merge(verdict, 1, Integer::sum);
        passes.merge(trial.exercise().name(), verdict == Outcome.PASS ? 1 : 0, Integer::sum);
        if (verdict == Outcome.FAIL || verdict == Outcome.ERROR) {
            failures.add(
                    "the correct protocol does not pass " + trial.exercise().name() + ", seed "
                            + trial.seed() + ": " + verdict + ": "
                            + outcome.verdict().reason() + System.lineSeparator() + "    " + outcome.replay());
        }
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    int trials() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is wrong: trials that failed, and exercises in which nothing is proved by any trial. */
    List<String> holes() {
        List<String> holes = new ArrayList<>(failures);
        passes.forEach((exercise, number) -> {
            if (number == 0 && failures.isEmpty()) {
                holes.add("the correct protocol passes no trial of " + exercise + ": nothing is proved there");
            }
        });
        return holes;
    }

    /** In one line. */
    String text(Duration time) {
        return "%d of %d trials in %d exercises pass; %d fail, %d prove nothing (%s)"
                .formatted(
                        count(Outcome.PASS),
                        trials(),
                        passes.size(),
                        count(Outcome.FAIL) + count(Outcome.ERROR),
                        count(Outcome.UNKNOWN),
                        Stopwatch.text(time));
    }
}
