package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import java.time.Duration;

/**
 * Whether a node that is taken for dead is dead: what is proved about Chord supposes that (ZAVE'17). It is not so while a
 * regime is in force or hosts are away that will come back, nor when calls to living nodes were not answered in time. The
 * echo of that is over when the ring is seen in the ideal state again, or has had the time for it.
 */
final class Calm {

    private static final long NEVER = Long.MIN_VALUE / 2; // far enough for differences not to overflow

    private final History history;
    private final long settlingNanos;
    private int inForce; // what has begun and not ended
    private boolean disturbed; // since the invariants were held against the protocol last
    private long lastNanos = NEVER; // when the latest disturbance ended

    /** @param settling what time the ring has to become ideal again */
    Calm(History history, Duration settling) {
        this.history = history;
        this.settlingNanos = settling.toNanos();
    }

    /** Something begins that may have living nodes taken for dead. */
    void disturb(long atNanos, String by) {
        inForce++;
        stir(atNanos, by);
    }

    /** It has ended. */
    void end(long atNanos) {
        inForce--;
        lastNanos = atNanos;
    }

    /** A living node was taken for dead at this moment. */
    void suspected(long atNanos) {
        lastNanos = atNanos;
        stir(atNanos, "calls to living nodes that were not answered in time");
    }

    private void stir(long atNanos, String by) {
        if (!disturbed) {
            disturbed = true;
            history.record(new Event.Disturbed(atNanos, by));
        }
    }

    /** Whether the invariants must hold now. */
    boolean holds(long nowNanos) {
        if (disturbed && inForce == 0 && nowNanos - lastNanos >= settlingNanos) {
            settle(nowNanos, false);
        }
        return !disturbed;
    }

    /** Whether living nodes could be taken for dead at any moment of the last so long. */
    boolean wasDisturbedWithin(Duration time, long nowNanos) {
        return inForce > 0 || nowNanos - lastNanos < time.toNanos();
    }

    /** The ring is in the ideal state. */
    void ringIsIdeal(long nowNanos) {
        if (inForce == 0) {
            settle(nowNanos, true);
        }
    }

    private void settle(long nowNanos, boolean ideal) {
        disturbed = false;
        history.record(new Event.Settled(nowNanos, ideal));
    }
}
