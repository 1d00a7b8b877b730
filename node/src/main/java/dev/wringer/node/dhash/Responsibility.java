package dev.wringer.node.dhash;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;

/**
 * Whether a node should hold a replica of a block. For its own arc {@code (predecessor, self]} it knows. Which arcs before
 * that are within its reach it cannot see from its tables, so it looks the key up and checks whether it is among the
 * replica holders itself, rather than take the word of whoever asks it to store.
 */
final class Responsibility {

    private final ChordNode chord;
    private final int replicas;
    private final ReplicaRange range = new ReplicaRange();

    Responsibility(ChordNode chord, int replicas) {
        this.chord = chord;
        this.replicas = replicas;
    }

    /**
     * Whether this node should hold a replica of the block with this key.
     *
     * @param absent peers to be left out of account: dead, or about to leave
     * @return broken if the lookup fails: then nobody knows
     */
    Promise<Boolean> isFor(RingId key, List<Peer> absent) {
        if (isOwn(key) || range.contains(key)) {
            return Promise.of(true);
        }
        Promise<Boolean> confirmed = new Promise<>();
        chord.lookup(key).then(found -> decide(found, absent, confirmed), confirmed::fail);
        return confirmed;
    }

    private void decide(LookupResult found, List<Peer> absent, Promise<Boolean> confirmed) {
        boolean responsible = isConfirmedBy(found, absent);
        if (responsible || placement(found, absent).isWhole()) {
            confirmed.keep(responsible);
        } else {
            Wider.than(chord, found, absent, replicas)
                    .then(
                            wider -> confirmed.keep(placement(wider, absent).contains(chord.self())),
                            why -> confirmed.keep(false));
        }
    }

    private boolean isConfirmedBy(LookupResult found, List<Peer> absent) {
        if (placement(found, List.of()).contains(chord.self())) {
            confirm(new Arc(found.predecessor().id(), found.owner().id()));
            return true;
        }
        return !absent.isEmpty() && placement(found, absent).contains(chord.self());
    }

    private Placement placement(LookupResult found, List<Peer> absent) {
        return Placement.of(found, chord.settings().successors(), absent, replicas);
    }

    /** Whether this node owns the key: its replica is the primary one. Always false while the predecessor is unknown. */
    boolean isOwn(RingId key) {
        return chord.predecessor().isPresent()
                && new Arc(chord.predecessor().get().id(), chord.self().id()).contains(key);
    }

    /** A lookup has shown that this node holds the replicas of this arc. */
    void confirm(Arc arc) {
        range.confirm(arc);
    }

    /** The ring may have changed: what was confirmed before does not count any more. */
    void forget() {
        range.forget();
    }
}
