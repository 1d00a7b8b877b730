package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Cause;
import dev.wringer.harness.record.History;
import java.util.Optional;

/** Whether anything can still be proved about the protocol in a trial, and what has put an end to that. */
final class Proof {

    private final History history;
    private Optional<String> spoilt = Optional.empty(); // the first reason, if any

    Proof(History history) {
        this.history = history;
    }

    /** A failure is beyond what the protocol promises to survive. */
    void premiseBroken(long atNanos, String reason) {
        spoil(atNanos, atNanos, Cause.PREMISE, reason);
    }

    /** A member has lost its last live successor after living nodes were suspected; it may find back, and then nothing is spoilt. */
    void stranded(long atNanos, String reason) {
        history.record(new Event.Spoilt(atNanos, atNanos, Cause.SUSPICION, reason));
    }

    /** A fault has to be shown to have happened. */
    void require(long atNanos, String fault, Evidence evidence) {
        if (!evidence.shown()) {
            spoil(
                    atNanos,
                    atNanos,
                    Cause.EVIDENCE,
                    "nothing shows that this took effect: " + fault + " (" + evidence.text() + ")");
        }
    }

    /**
     * Living nodes were too slow for one another.
     *
     * @param sinceNanos when that was last known not to be so
     */
    void overloaded(long atNanos, long sinceNanos, String reason) {
        if (spoilt.isEmpty()) {
            spoil(atNanos, sinceNanos, Cause.OVERLOAD, reason);
        }
    }

    private void spoil(long atNanos, long sinceNanos, Cause cause, String reason) {
        history.record(new Event.Spoilt(atNanos, sinceNanos, cause, reason));
        if (spoilt.isEmpty()) {
            spoilt = Optional.of(reason);
        }
    }

    /** Why nothing can be proved from here on, if that is so. */
    Optional<String> spoilt() {
        return spoilt;
    }
}
