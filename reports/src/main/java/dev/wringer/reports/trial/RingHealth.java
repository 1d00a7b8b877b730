package dev.wringer.reports.trial;

import java.util.OptionalInt;

/**
 * How a ring was doing from one moment on.
 *
 * @param cause what happened at that moment, one or a few words
 * @param members how many live members it had
 * @param wrong how many of them did not have the neighbours that they should have; empty if nobody counted
 * @param joined how many had joined since it was formed
 * @param crashed how many had crashed
 * @param left how many had left
 * @param ideal whether it was seen in the ideal state at that moment
 * @param judged whether its invariants were held against the protocol from then on
 * @param violations how many had been caught by checks that run meanwhile
 */
public record RingHealth(
        long atNanos,
        String cause,
        int members,
        OptionalInt wrong,
        int joined,
        int crashed,
        int left,
        Seen ideal,
        boolean judged,
        int violations) {

    /** What was seen of the ideal state. */
    public enum Seen {
        /** Nobody looked. */
        NOT_LOOKED,
        /** The ring was in the ideal state. */
        IDEAL,
        /** It was not. */
        NOT_IDEAL
    }
}
