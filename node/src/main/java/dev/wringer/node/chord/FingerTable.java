package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that succeed {@code owner + 2^i}, for the upper exponents i (TON'03 §IV-D, Table I). The lower fingers, whose
 * starts do not reach beyond the first successor, all are that successor, and are not kept here: about log2 N remain.
 *
 * <p>Not thread-safe.
 */
public final class FingerTable {

    private static final int TOP = RingId.BITS - 1;

    private final RingId owner;

    // Invariant: place j belongs to exponent TOP − j and is empty or at least 2^(TOP − j) away from the owner.
    private PeerArray fingers = PeerArray.EMPTY;

    /** An empty table. */
    public FingerTable(RingId owner) {
        this.owner = owner;
    }

    /** Where finger {@code exponent} starts: it is the first node at or after this point. */
    public RingId start(int exponent) {
        return owner.plusPowerOfTwo(exponent);
    }

    /**
     * Sets finger {@code exponent}. A peer that lies before the start of its finger, seen from the owner, is no valid
     * finger and clears the entry.
     */
    public void set(int exponent, Peer finger) {
        int index = TOP - exponent;
        boolean valid = owner.distanceExponent(finger.id()) >= exponent;
        if (index >= fingers.length()) {
            if (!valid) {
                return;
            }
            fingers = fingers.resized(index + 1);
        }
        fingers.set(index, valid ? finger : null);
    }

    /** Drops the fingers below {@code exponent}: the successor list serves them. */
    public void dropBelow(int exponent) {
        int kept = TOP - exponent + 1;
        if (kept < fingers.length()) {
            fingers = fingers.resized(kept);
        }
    }

    /** Forgets a peer that does not answer. */
    public void forget(Peer dead) {
        for (int i = 0; i < fingers.length(); i++) {
            if (dead.equals(fingers.get(i))) {
                fingers.set(i, null);
            }
        }
    }

    /**
     * The place of the highest finger strictly between the owner and {@code key}, apart from those to avoid, or −1
     * (TON'03 Fig. 5, <i>closest_preceding_node</i>).
     */
    int closestPreceding(RingId key, List<Peer> avoid) {
        for (int i = firstCandidate(key); i < fingers.length(); i++) {
            if (fingers.isBetween(i, owner, key) && !avoid.contains(fingers.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The finger at a place, if there is one. */
    @Nullable
    Peer at(int place) {
        return fingers.get(place);
    }

    /** Whether an entry of the owner's successor list is farther away than the finger at {@code place}. */
    boolean isNearer(int place, SuccessorList successors, int index) {
        return successors.isFarther(index, fingers, place);
    }

    /** Fingers above the key's distance start beyond it, so none of them can precede it. */
    private int firstCandidate(RingId key) {
        int exponent = owner.distanceExponent(key);
        return exponent < 0 ? 0 : TOP - exponent;
    }

    /** The finger whose interval [start, next start) contains {@code key}, whether or not it precedes the key. */
    public @Nullable Peer fingerOfInterval(RingId key) {
        int index = firstCandidate(key);
        return index < fingers.length() ? fingers.get(index) : null;
    }

    /** The fingers, farthest first, neighbouring ones that are the same node only once. */
    public List<Peer> distinct() {
        List<Peer> distinct = new ArrayList<>(fingers.length());
        Peer previous = null;
        for (int i = 0; i < fingers.length(); i++) {
            Peer finger = fingers.get(i);
            if (finger != null && !finger.equals(previous)) {
                distinct.add(finger);
                previous = finger;
            }
        }
        return distinct;
    }
}
