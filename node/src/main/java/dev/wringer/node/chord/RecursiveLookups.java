package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.DeadEnd;
import dev.wringer.node.protocol.ChordRequest.Detour;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * <i>find_successor</i> in the recursive style (TON'03 §IV-D): each {@linkplain RecursiveHop hop} passes the lookup on, and
 * the last one tells the origin, which {@linkplain RecursiveLookup begins again} if a try is lost.
 */
final class RecursiveLookups {

    private final ChordNode node;
    private final RecursiveHop hop;

    private @Nullable Map<Long, RecursiveLookup>
            underway; // those begun here, by number, that have no outcome; null before
    private long lastNumber; // the first is drawn, lest an answer for an earlier life of this node be taken for ours

    RecursiveLookups(ChordNode node) {
        this.node = node;
        this.hop = new RecursiveHop(node, this);
    }

    // ---- at the origin

    Promise<LookupResult> start(RingId key) {
        if (underway == null) {
            underway = new HashMap<>();
            lastNumber = node.entropy().nextLong();
        }
        Map<Long, RecursiveLookup> all = underway;
        long number = ++lastNumber;
        RecursiveLookup lookup = new RecursiveLookup(node, key, number, hop::route);
        all.put(number, lookup);
        Promise<LookupResult> result = lookup.begin();
        result.then(found -> all.remove(number), why -> all.remove(number));
        return result;
    }

    void detour(Detour told) {
        find(told.lookup()).ifPresent(lookup -> lookup.goesRound(told.path(), told.dead()));
    }

    void deadEnd(DeadEnd told) {
        if (told.origin().equals(node.self())) {
            find(told.lookup()).ifPresent(lookup -> lookup.endsAt(told.path(), told.dead()));
        } else {
            hop.tell(told.origin(), told, told.path());
        }
    }

    void arrived(Arrived told) {
        if (told.origin().equals(node.self())) {
            find(told.lookup()).ifPresent(lookup -> lookup.arrives(told));
        } else {
            hop.tell(told.origin(), told, told.path());
        }
    }

    private Optional<RecursiveLookup> find(long number) {
        return underway == null ? Optional.empty() : Optional.ofNullable(underway.get(number));
    }

    /** Whether a lookup begun here has no outcome yet. */
    boolean isUnderway(long number) {
        return find(number).isPresent();
    }

    /** How many lookups begun here have no outcome yet. */
    int underway() {
        return underway == null ? 0 : underway.size();
    }

    // ---- at each hop

    void passOn(PassOn lookup) {
        hop.take(lookup);
    }
}
