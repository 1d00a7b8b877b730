package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.Join;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * <i>join</i> that takes over only the head of the member's successor list (ZAVE'17).
 *
 * <p>What is wrong: if that head is dead already, the new node has no live successor, and never gets one. To be caught by
 * the invariant that every member has a live successor; the shortest trace known takes eight steps.
 */
public final class HeadOnlyJoin extends Join {

    /** The procedure of {@code node}. */
    public HeadOnlyJoin(ChordNode node) {
        super(node);
    }

    @Override
    protected List<Peer> listFrom(Neighbours member) {
        return super.listFrom(member).stream().limit(1).toList();
    }
}
