package dev.wringer.harness.compare;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two trials of one seed. Immutable.
 *
 * @param baseline the trial of what there was
 * @param candidate the trial of what shall take its place
 */
public record TrialPair(TrialResult baseline, TrialResult candidate) {

    private static final Interval PASSED = new Interval(0, 0);
    private static final Interval FAILED = new Interval(1, 1);
    private static final Interval EITHER = new Interval(0, 1);

    /** Checks that they belong together. */
    public TrialPair {
        if (baseline.seed() != candidate.seed()) {
            throw new IllegalArgumentException(
                    "seeds " + baseline.seed() + " and " + candidate.seed() + " make no pair");
        }
    }

    /** From which everything random in both was drawn. */
    public long seed() {
        return baseline.seed();
    }

    /** Whether both trials came to a verdict that says something of the nodes. */
    public boolean isProved() {
        return isProof(baseline) && isProof(candidate);
    }

    /** Whether one of them broke down with the harness, which says nothing of anything. */
    public boolean isBroken() {
        return baseline.verdict().outcome() == Outcome.ERROR
                || candidate.verdict().outcome() == Outcome.ERROR;
    }

    /** What both have measured, if both have. */
    Optional<Pair> of(Measure measure) {
        if (measure.isOfVerdicts()) {
            return verdicts();
        }
        OptionalDouble one = figure(baseline, measure.name());
        OptionalDouble other = figure(candidate, measure.name());
        return isProved() && one.isPresent() && other.isPresent()
                ? Optional.of(Pair.of(seed(), one.getAsDouble(), other.getAsDouble()))
                : Optional.empty();
    }

    /**
     * Which of them failed. Of a trial that proves nothing it is not known, and it is taken at its worst for whatever is to be shown; two
     * such trials say nothing together.
     */
    private Optional<Pair> verdicts() {
        return isBroken() || (!isProof(baseline) && !isProof(candidate))
                ? Optional.empty()
                : Optional.of(new Pair(seed(), failed(baseline), failed(candidate)));
    }

    private static Interval failed(TrialResult trial) {
        return switch (trial.verdict().outcome()) {
            case PASS -> PASSED;
            case FAIL -> FAILED;
            case UNKNOWN, ERROR -> EITHER;
        };
    }

    private static boolean isProof(TrialResult trial) {
        Outcome outcome = trial.verdict().outcome();
        return outcome == Outcome.PASS || outcome == Outcome.FAIL;
    }

    private static OptionalDouble figure(TrialResult trial, String name) {
        return trial.measurements().stream()
                .filter(each -> each.origin() == Origin.MEASURED && each.name().equals(name))
                .mapToDouble(Measurement::value)
                .findFirst();
    }
}
