package dev.wringer.harness.ring;

import java.time.Duration;
import java.util.Optional;

/**
 * Looks for signs that the machine has too much to do: where time is real, hosts that are alive may be too slow for one
 * another, and a correct ring then looks broken.
 */
final class Overload {

    private final Cluster cluster;
    private final Proof proof;
    private final Calm calm;
    private final Duration echo;
    private long unansweredBefore; // calls that had been given up when that was last no sign of anything
    private long cleanNanos; // when there was no sign last

    /**
     * Nothing is known yet.
     *
     * @param echo how long after a fault calls may still not be answered because of it: one that was under way when it ended,
     *     and one more over the connection that it has spoilt
     */
    Overload(Cluster cluster, Proof proof, Calm calm, Duration echo) {
        this.cluster = cluster;
        this.proof = proof;
        this.calm = calm;
        this.echo = echo;
    }

    /** Spoils the proof if there is a sign. */
    void look() {
        if (!cluster.isRealTime() || proof.spoilt().isPresent()) {
            return;
        }
        long now = cluster.nowNanos();
        Optional<String> sign = cluster.starvation().or(() -> sign(now));
        if (sign.isPresent()) {
            proof.overloaded(now, cleanNanos, sign.get());
        } else {
            cleanNanos = now;
        }
    }

    /** Dead hosts refuse connections at once: as long as nothing keeps the living from answering, every call is answered. */
    private Optional<String> sign(long now) {
        long unanswered = cluster.unanswered();
        long added = unanswered - unansweredBefore;
        if (!calm.holds(now) || calm.wasDisturbedWithin(echo, now)) {
            unansweredBefore = unanswered;
            return Optional.empty();
        }
        return added <= 0
                ? Optional.empty()
                : Optional.of(
                        added + " calls were not answered in time although no fault kept anybody from answering, so"
                                + " nodes that are alive were taken for dead: give them a longer timeout, slower"
                                + " maintenance, or the machine less to do");
    }
}
