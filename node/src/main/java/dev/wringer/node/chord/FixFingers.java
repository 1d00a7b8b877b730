package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;

/**
 * <i>fix_fingers</i> (TON'03 Fig. 6): each run refreshes one entry of the finger table, going round. Fingers that lie
 * before the first successor are that successor and need no refreshing; neighbouring fingers that turn out to be the
 * same node are set together.
 */
final class FixFingers {

    private final ChordNode node;

    private int next = RingId.BITS; // the exponent to refresh next; BITS: start a new turn at the lowest useful one
    private boolean underway;

    FixFingers(ChordNode node) {
        this.node = node;
    }

    void run() {
        if (underway
                || node.membership() != ChordNode.Membership.MEMBER
                || node.successors().isEmpty()) {
            return;
        }
        int lowest = lowestUseful(node.successors().get(0));
        if (next >= RingId.BITS || next < lowest) {
            node.fingers().dropBelow(lowest);
            next = lowest;
        }
        if (next < RingId.BITS) {
            refresh(next);
        }
    }

    private int lowestUseful(Peer successor) {
        return node.self().id().distanceExponent(successor.id()) + 1;
    }

    private void refresh(int exponent) {
        underway = true;
        node.lookup(node.fingers().start(exponent))
                .then(
                        found -> {
                            underway = false;
                            setFrom(exponent, found.owner());
                        },
                        why -> {
                            underway = false;
                            next = exponent + 1;
                        });
    }

    private void setFrom(int exponent, Peer finger) {
        if (finger.equals(node.self())) { // fewer nodes than fingers: the way round ends here
            next = RingId.BITS;
            return;
        }
        int reach = node.self().id().distanceExponent(finger.id());
        int last = Math.max(exponent, reach);
        for (int i = exponent; i <= last; i++) {
            node.fingers().set(i, finger);
        }
        next = last + 1;
    }
}
