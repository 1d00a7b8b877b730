package dev.wringer.harness.oracle;

import java.util.List;
import java.util.Optional;

/**
 * What the checks of a trial conclude.
 *
 * <p>Verdicts are combined with {@link #and}, and those that depend on the premise are then passed through
 * {@link #ifPremiseHeld}, so a trial's verdict reads
 * {@code ringChecks.and(lookupChecks).ifPremiseHeld(broken).and(integrity)}: what no failure excuses is added last.
 *
 * @param outcome the conclusion
 * @param reason one line for people: why; empty for a pass without remarks
 */
public record Verdict(Outcome outcome, String reason) {

    /** Every check passed, with nothing to remark. */
    public static final Verdict PASSED = new Verdict(Outcome.PASS, "");

    /** The conclusions, best first. */
    public enum Outcome {
        /** The protocol did what it promises. */
        PASS,
        /** A check caught the protocol breaking a promise. */
        FAIL,
        /** Nothing is proved: the premise broke, a fault had no evidence, or the samples were too few. */
        UNKNOWN,
        /** The harness itself failed, or was interrupted: says nothing about the protocol. */
        ERROR
    }

    /** A pass with a remark. */
    public static Verdict pass(String remark) {
        return new Verdict(Outcome.PASS, remark);
    }

    /** A promise was broken. */
    public static Verdict fail(String reason) {
        return new Verdict(Outcome.FAIL, reason);
    }

    /** Nothing is proved. */
    public static Verdict unknown(String reason) {
        return new Verdict(Outcome.UNKNOWN, reason);
    }

    /** The harness failed. */
    public static Verdict error(String reason) {
        return new Verdict(Outcome.ERROR, reason);
    }

    /** The verdict of one check: a pass if it caught nothing. */
    public static Verdict of(Optional<Violation> violation) {
        return violation.map(caught -> fail(caught.toString())).orElse(PASSED);
    }

    /**
     * What two verdicts conclude together. FAIL beats ERROR, ERROR beats UNKNOWN, and UNKNOWN beats PASS: a violation
     * that was caught, with its witness, stays caught when the harness breaks down afterwards or another check has too
     * few samples, and nothing passes of which a part is unproved. Reasons of the same outcome are joined; those of the
     * weaker one are dropped.
     */
    public Verdict and(Verdict other) {
        if (outcome != other.outcome) {
            return weight() >= other.weight() ? this : other;
        }
        if (reason.isEmpty() || reason.equals(other.reason)) {
            return other;
        }
        return other.reason.isEmpty() ? this : new Verdict(outcome, reason + "; " + other.reason);
    }

    /**
     * This verdict in the light of the premise. If it broke, neither a pass nor a failure of what the protocol promises
     * proves anything, and both become UNKNOWN; what would have failed is still told. An ERROR stays one.
     *
     * @param broken why the premise broke, if it did
     */
    public Verdict ifPremiseHeld(Optional<String> broken) {
        if (broken.isEmpty() || outcome == Outcome.ERROR) {
            return this;
        }
        boolean wouldFail = outcome == Outcome.FAIL;
        return unknown(broken.get() + (wouldFail ? "; not held against the protocol: " + reason : ""));
    }

    private int weight() {
        return List.of(Outcome.PASS, Outcome.UNKNOWN, Outcome.ERROR, Outcome.FAIL)
                .indexOf(outcome);
    }
}
