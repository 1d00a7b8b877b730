package dev.wringer.node.dhash;

import dev.wringer.node.protocol.DhashService;

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

    /** What a node does with a genuine block that it is to hold. */
    default Admission admission() {
        return Admission.WINNER_STAYS;
    }

    /** How a put of this node has the replica holders store the block. */
    default Replication replication(Dhash node) {
        return (holder, place, request) -> node.store(holder, request);
    }

    /** What a node does for its blocks as soon as it has joined. */
    default RepairStep takeOver(Dhash node) {
        return new TakeOver(node);
    }

    /** What a node says to others: the truth, if it is {@code node} itself. */
    default DhashService answering(Dhash node) {
        return node;
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
