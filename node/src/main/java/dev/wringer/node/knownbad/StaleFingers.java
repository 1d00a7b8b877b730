package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.FixFingers;

/**
 * <i>fix_fingers</i> that does nothing.
 *
 * <p>What is wrong: fingers stay as they were, and a node that has joined never gets any. Lookups are right all the same, but go
 * from successor list to successor list: paths grow with N and not with log N. To be caught by a check of path lengths in a ring
 * that has grown.
 */
public final class StaleFingers extends FixFingers {

    /** The procedure of {@code node}. */
    public StaleFingers(ChordNode node) {
        super(node);
    }

    @Override
    protected void run() {
        // Leaves the table as it is.
    }

    @Override
    protected boolean runAll() {
        return true;
    }
}
