package dev.wringer.cli;

import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.TrialSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The results so far, whoever comes first. Thread-safe. */
final class CollectedResults implements TrialSink {

    private final List<TrialResult> results = new ArrayList<>();

    @Override
    public synchronized void accept(TrialResult result) {
        results.add(result);
    }

    synchronized int count() {
        return results.size();
    }

    /** All of them by swept value, then by seed: the same for every order in which they came. */
    synchronized List<TrialResult> inOrder() {
        return results.stream()
                .sorted(Comparator.<TrialResult>comparingDouble(
                                result -> result.sweep().map(SweepPoint::value).orElse(0.0))
                        .thenComparingLong(TrialResult::seed))
                .toList();
    }
}
