package dev.wringer.node.dhash;

/**
 * The procedures of DHash that a known-bad variant may replace. The defaults are correct; what is wrong stands in a class
 * of its own, out of the way of what is right.
 */
public interface DhashProcedures {

    /** DHash as it should be. */
    DhashProcedures CORRECT = new DhashProcedures() {};

    /** How a node tells genuine blocks from others. */
    default Verification verification() {
        return Verification.AUTHENTIC;
    }

    /** How a node keeps the replicas of its own arc complete. */
    default RepairStep localRepair(Dhash node) {
        return new LocalRepair(node);
    }

    /** What a node does with its replicas before it leaves. */
    default HandingOver handOver(Dhash node) {
        return new HandOver(node);
    }
}
