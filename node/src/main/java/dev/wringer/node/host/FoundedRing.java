package dev.wringer.node.host;

import dev.wringer.node.chord.FingerTable;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The ideal ring of its founders. Each founder works out its own place from nothing but who the founders are, so all of
 * them assume states that fit together. Immutable.
 */
public final class FoundedRing {

    private final List<Peer> circle; // by id

    /** The ring of these nodes. */
    public FoundedRing(Collection<Peer> founders) {
        circle = founders.stream().sorted(Comparator.comparing(Peer::id)).toList();
    }

    /** How many nodes found it. */
    public int size() {
        return circle.size();
    }

    /** Makes a founder a member, with the right successor list, predecessor and fingers. */
    public void admit(VirtualNode founder) {
        int place = circle.indexOf(founder.self());
        if (place < 0) {
            throw new IllegalArgumentException(founder + " is no founder");
        }
        int length = Math.min(founder.chord().settings().successors(), circle.size() - 1);
        List<Peer> following = new ArrayList<>(length);
        for (int i = 1; i <= length; i++) {
            following.add(at(place + i));
        }
        founder.chord().assume(following, circle.size() == 1 ? null : at(place - 1 + circle.size()));
        fillFingers(founder, at(place + 1));
    }

    private void fillFingers(VirtualNode founder, Peer successor) {
        FingerTable fingers = founder.chord().fingers();
        int lowest = founder.self().id().distanceExponent(successor.id()) + 1; // those below are the successor itself
        for (int exponent = lowest; circle.size() > 1 && exponent < RingId.BITS; exponent++) {
            Peer finger = ownerOf(fingers.start(exponent));
            if (!finger.equals(founder.self())) {
                fingers.set(exponent, finger);
            }
        }
    }

    private Peer at(int place) {
        return circle.get(place % circle.size());
    }

    /** The first node at or after a point. */
    private Peer ownerOf(RingId point) {
        int low = 0;
        int high = circle.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (circle.get(middle).id().compareTo(point) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return at(low);
    }
}
