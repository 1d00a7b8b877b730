package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import java.util.Optional;

/** Whether anything can still be proved about the protocol in a trial, and what has put an end to that. */
final class Proof {

    private final History history;
    private Optional<String> spoilt = Optional.empty(); // the first reason, if any
    private boolean silenceMeansDeath; // nobody who is alive was ever unable to answer

    Proof(History history, boolean silenceMeansDeath) {
        this.history = history;
        this.silenceMeansDeath = silenceMeansDeath;
    }

    /** A failure is beyond what the protocol promises to survive. */
    void premiseBroken(long atNanos, String reason) {
        spoil(atNanos, "premise", reason);
    }

    /** A fault has to be shown to have happened. */
    void require(long atNanos, String fault, Evidence evidence) {
        if (!evidence.shown()) {
            spoil(atNanos, "evidence", "nothing shows that this took effect: " + fault + " (" + evidence.text() + ")");
        }
    }

    /** Living nodes were too slow for one another. */
    void starved(long atNanos, String reason) {
        if (spoilt.isEmpty()) {
            spoil(atNanos, "overload", reason);
        }
    }

    private void spoil(long atNanos, String check, String reason) {
        history.record(new Event.Remarked(atNanos, check, reason));
        if (spoilt.isEmpty()) {
            spoilt = Optional.of(reason);
        }
    }

    /** From now on the living may be taken for dead. */
    void silenceMayMislead() {
        silenceMeansDeath = false;
    }

    /** Why nothing can be proved, if that is so. */
    Optional<String> spoilt() {
        return spoilt;
    }

    /** Whether the invariants must hold: proofs about Chord suppose that a node taken for dead is dead. */
    boolean holdsForInvariants() {
        return spoilt.isEmpty() && silenceMeansDeath;
    }
}
