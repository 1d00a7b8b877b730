package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordService;
import dev.wringer.node.protocol.Peer;
import java.util.function.Consumer;

/**
 * The procedures that make up the protocol. The defaults are correct Chord; a known-bad variant replaces one of them, so
 * that what is wrong stands in a class of its own, out of the way of what is right.
 */
public interface ChordProcedures {

    /** Chord as ZAVE'17 corrected it. */
    ChordProcedures CORRECTED = new ChordProcedures() {};

    /** How a node joins. */
    default Join join(ChordNode node) {
        return new Join(node);
    }

    /** What a node does in each round to keep its successor list right. */
    default Runnable stabilize(ChordNode node) {
        return new Stabilize(node);
    }

    /** What a node does when it is notified of a possible predecessor. */
    default Consumer<Peer> rectify(ChordNode node) {
        return new Rectify(node);
    }

    /** How a node keeps its finger table right. */
    default FixFingers fixFingers(ChordNode node) {
        return new FixFingers(node);
    }

    /** What tells a node how long to wait for an answer, given what its host has measured. */
    default RoundTripTimes roundTrips(ChordSettings settings, RoundTripTimes measured) {
        return measured;
    }

    /** What a node says to others: the truth, if it is {@code node} itself. */
    default ChordService answering(ChordNode node) {
        return node;
    }

    /** How a node chooses the next hop of a lookup. */
    default Routing routing(ChordNode node) {
        return new ClosestPreceding(node);
    }
}
