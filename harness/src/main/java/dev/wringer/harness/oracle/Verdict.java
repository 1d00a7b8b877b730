package dev.wringer.harness.oracle;

/**
 * What the checks of a trial conclude.
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
}
