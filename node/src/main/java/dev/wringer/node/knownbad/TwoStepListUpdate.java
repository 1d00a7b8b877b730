package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.Stabilize;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * <i>stabilize</i> that updates the successor list in two visible steps (ZAVE'17): first the head, then, when that has answered
 * another question, what follows it.
 *
 * <p>What is wrong: in between the list is half of what it should be, and others copy it. In Zave's model, whose lists have a fixed
 * length, that leads to duplicate entries; here, where they are shorter instead, nodes come to know one successor only, and are
 * stranded when that one dies. To be caught by the invariant that every member has a live successor.
 */
public final class TwoStepListUpdate extends Stabilize {

    private final ChordNode node;

    /** The procedure of {@code node}. */
    public TwoStepListUpdate(ChordNode node) {
        super(node);
        this.node = node;
    }

    @Override
    protected void adopt(Peer successor, Neighbours state) {
        node.replaceSuccessors(node.successors().adopt(successor, List.of()));
        node.calls().ask(successor, new GetNeighbours()).then(later -> takeRest(successor, later), why -> {});
    }

    private void takeRest(Peer successor, Neighbours later) {
        if (isStillHead(successor)) {
            super.adopt(successor, later);
        }
    }
}
