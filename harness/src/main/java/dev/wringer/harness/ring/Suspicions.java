package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which members were taken for dead although they were alive, and when. Calls that follow one another closely are recorded as
 * one spell: a network that loses a tenth of all messages would fill a record with nothing else.
 */
final class Suspicions {

    private final History history;
    private final long settlingNanos;
    private final Map<Peer, Spell> underway = new LinkedHashMap<>(); // in the order in which they began

    private record Spell(long sinceNanos, long lastNanos, long calls) {

        Spell goingOn(long atNanos) {
            return new Spell(sinceNanos, atNanos, calls + 1);
        }
    }

    /** @param settling for how long a suspicion has effects: calls farther apart are spells of their own */
    Suspicions(History history, Duration settling) {
        this.history = history;
        this.settlingNanos = settling.toNanos();
    }

    /** A call to a living member was given up. */
    void note(long atNanos, Peer whom) {
        Spell spell = underway.get(whom);
        if (spell != null && atNanos - spell.lastNanos() > settlingNanos) {
            record(whom, spell);
            spell = null;
        }
        underway.put(whom, spell == null ? new Spell(atNanos, atNanos, 1) : spell.goingOn(atNanos));
    }

    /** Records all spells so far: to be called before anything is judged. */
    void flush() {
        underway.forEach(this::record);
        underway.clear();
    }

    private void record(Peer whom, Spell spell) {
        history.record(new Event.Suspected(spell.lastNanos(), whom, spell.sinceNanos(), spell.calls()));
    }
}
