package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;

/**
 * How far a ring has come to rest, by first live successors and predecessors alone (TON'03 §V-A; Liben-Nowell et al.,
 * PODC'02). Each stable state below {@link #STRONG} is one that plain Chord never leaves by itself.
 */
public enum Stability {
    /** Some member is not its successor's predecessor: maintenance is still at work, or cannot be. */
    UNSTABLE,
    /** Weakly but not strongly stable: some ring goes round the circle more than once, so members pass one another. */
    LOOPY,
    /**
     * Several rings, each strongly stable in itself, that have forgotten one another: what a long partition leaves
     * behind.
     */
    SPLIT,
    /** One ring of all members, and no member between a member and its successor. */
    STRONG;

    /** The stability of a ring at rest or not; a ring without members is {@link #UNSTABLE}. */
    public static Stability of(RingSnapshot ring) {
        BestSuccessors best = new BestSuccessors(ring);
        if (ring.members().isEmpty() || !isWeaklyStable(ring, best)) {
            return UNSTABLE;
        }
        if (best.rings().stream().anyMatch(members -> rounds(members) > 1)) {
            return LOOPY;
        }
        return best.rings().size() > 1 ? SPLIT : STRONG;
    }

    /** Whether {@code u.succ.prdc = u} for every member u. It makes every member a ring member. */
    public boolean isWeak() {
        return this != UNSTABLE;
    }

    private static boolean isWeaklyStable(RingSnapshot ring, BestSuccessors best) {
        for (int member = 0; member < ring.members().size(); member++) {
            if (best.of(member) == BestSuccessors.NONE) {
                return false;
            }
            NodeSnapshot successor = ring.members().get(best.of(member));
            Peer self = best.peer(member);
            if (successor.predecessor().filter(self::equals).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** How often one passes the origin of the circle when one walks once along a ring. */
    private static int rounds(int[] ring) {
        int rounds = 0;
        for (int i = 0; i < ring.length; i++) {
            int next = ring[(i + 1) % ring.length];
            if (next <= ring[i]) { // members are numbered by id
                rounds++;
            }
        }
        return rounds;
    }
}
