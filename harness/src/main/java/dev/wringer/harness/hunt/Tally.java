package dev.wringer.harness.hunt;

import dev.wringer.harness.oracle.Verdict;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a hunt has seen so far. Not thread-safe. */
public final class Tally {

    private final Set<Set<Step>> combinations = new HashSet<>();
    private final Map<Signature, Finding> findings = new LinkedHashMap<>();
    private long runs;
    private long premiseBroken;
    private long unproved;
    private long unusable;
    private long shared;
    private long failed;
    private long actions;
    private long operations;

    /** Nothing yet. */
    public Tally() {}

    /** Counts a trial. */
    void add(Examiner.Examined trial) {
        Outcome outcome = trial.outcome();
        runs++;
        actions += outcome.actions();
        operations += outcome.operations();
        combinations.add(outcome.steps());
        if (trial.shared()) {
            shared++;
        } else if (trial.isFailure()) {
            failed++;
            outcome.signature()
                    .ifPresent(signature -> findings.merge(
                            signature,
                            new Finding(
                                    signature,
                                    1,
                                    trial.setup(),
                                    outcome.broken().orElseThrow()),
                            (before, one) -> before.again()));
        } else if (outcome.isPremiseBroken()) {
            premiseBroken++;
        } else if (outcome.verdict() == Verdict.Outcome.UNKNOWN) {
            unproved++;
        } else if (outcome.verdict() == Verdict.Outcome.ERROR) {
            unusable++;
        }
    }

    /** How many trials there were. */
    public long runs() {
        return runs;
    }

    /** In how many something failed by a fault of what is hunted. */
    public long failed() {
        return failed;
    }

    /** In how many nothing is proved because the protocol's premise broke. */
    public long premiseBroken() {
        return premiseBroken;
    }

    /** In how many nothing is proved for another reason. */
    public long unproved() {
        return unproved;
    }

    /** How many could not be carried out as they were drawn. */
    public long unusable() {
        return unusable;
    }

    /** In how many the correct protocol fails as well: they are not held against a variant. */
    public long shared() {
        return shared;
    }

    /** How many actions have struck in all. */
    public long actions() {
        return actions;
    }

    /** How many operations clients have completed in all. */
    public long operations() {
        return operations;
    }

    /** How many different sets of kinds of steps trials have shown. */
    public int combinations() {
        return combinations.size();
    }

    /** What was found, the most frequent first; of those as frequent, the one with the smallest seed. */
    public List<Finding> findings() {
        return findings.values().stream()
                .sorted(Comparator.comparingInt(Finding::count).reversed().thenComparingLong(Finding::seed))
                .toList();
    }
}
