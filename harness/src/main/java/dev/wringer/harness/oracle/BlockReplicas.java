package dev.wringer.harness.oracle;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * How one block is replicated at one moment.
 *
 * @param key the block's key
 * @param inPlace the members that should hold it and do, the owner first
 * @param missing the members that should hold it and do not, though their disks have room, the owner first
 * @param elsewhere the members that hold it though they need not: left over by a change of membership, or needless
 */
public record BlockReplicas(RingId key, List<Peer> inPlace, List<Peer> missing, List<Peer> elsewhere) {

    /** How a block is doing. */
    public enum State {
        /** Each of its ideal holders holds it, unless its disk is full. */
        FULLY_REPLICATED,
        /** Some live member holds it, but not each of its ideal holders does: repair has something to do. */
        UNDER_REPLICATED,
        /** No live member holds it: all its holders are dead, and nothing can bring it back. */
        LOST
    }

    /** How the block is doing. */
    public State state() {
        if (inPlace.isEmpty() && elsewhere.isEmpty()) {
            return State.LOST;
        }
        return missing.isEmpty() ? State.FULLY_REPLICATED : State.UNDER_REPLICATED;
    }

    /** One line that names the holders and those that lack the block. */
    @Override
    public String toString() {
        return "block " + key.toShortString() + " is held by " + Witness.names(inPlace) + " in place and "
                + Witness.names(elsewhere) + " elsewhere, and missing at " + Witness.names(missing);
    }
}
