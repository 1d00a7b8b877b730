package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;

/**
 * <i>fix_fingers</i> (TON'03 Fig. 6): each run refreshes one entry of the finger table, going round. Fingers that lie
 * before the first successor are that successor and need no refreshing; neighbouring fingers that turn out to be the
 * same node are set together.
 */
public class FixFingers {

    private final ChordNode node;

    private int next = RingId.BITS; // the exponent to refresh next; BITS: start a new turn at the lowest useful one
    private boolean underway;
    private boolean hurried; // whether the rest of this turn waits for no rounds

    /** The procedure of {@code node}. */
    public FixFingers(ChordNode node) {
        this.node = node;
    }

    /** Refreshes one entry. */
    protected void run() {
        if (isReady()) {
            refreshNext();
        }
    }

    /**
     * Refreshes the whole table, each entry as soon as the one before is done.
     *
     * @return whether that has begun
     */
    protected boolean runAll() {
        if (!isReady()) {
            return false;
        }
        hurried = true;
        next = RingId.BITS;
        refreshNext();
        return true;
    }

    private boolean isReady() {
        return !underway
                && node.membership() == ChordNode.Membership.MEMBER
                && !node.successors().isEmpty();
    }

    private void refreshNext() {
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
                .then(found -> refreshed(setFrom(exponent, found.owner())), why -> refreshed(exponent + 1));
    }

    private void refreshed(int following) {
        underway = false;
        next = following;
        hurried = hurried && next < RingId.BITS;
        if (hurried) {
            run();
        }
    }

    /** Enters what a lookup has found, and says which exponent comes next. */
    private int setFrom(int exponent, Peer finger) {
        if (finger.equals(node.self())) { // fewer nodes than fingers: the way round ends here
            return RingId.BITS;
        }
        int reach = node.self().id().distanceExponent(finger.id());
        int last = Math.max(exponent, reach);
        for (int i = exponent; i <= last; i++) {
            node.fingers().set(i, finger);
        }
        return last + 1;
    }
}
