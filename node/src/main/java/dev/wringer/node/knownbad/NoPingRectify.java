package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.Rectify;
import dev.wringer.node.protocol.Peer;

/**
 * <i>rectify</i> that takes only closer notifiers, and never asks whether the present predecessor is alive: the
 * <i>notify</i> of SIGCOMM'01 Fig. 7.
 *
 * <p>What is wrong: a dead predecessor stays for good, and with it a gap in what the node takes for its arc. No invariant
 * is violated, but the ring never becomes ideal: to be caught by a check that it converges.
 */
public final class NoPingRectify extends Rectify {

    /** The procedure of {@code node}. */
    public NoPingRectify(ChordNode node) {
        super(node);
    }

    @Override
    protected void doubt(Peer predecessor, Peer notifier) {
        // Gives the predecessor the benefit of the doubt.
    }
}
