package dev.wringer.harness.conformance;

/**
 * What has come of one check.
 *
 * @param name what was looked at: a clause of the contract, or something else that docs/TESTEE.md asks for
 * @param outcome what came of it
 * @param text what was seen, or why nothing was, one line
 */
public record Finding(String name, Outcome outcome, String text) {

    /** What can come of a check. */
    public enum Outcome {
        /** It is as it should be, as far as was looked. */
        KEPT,
        /** It is not. */
        BROKEN,
        /** It could not be looked at this time. */
        UNDECIDED,
        /** It cannot be looked at in this way at all. */
        OUT_OF_REACH
    }
}
