package dev.wringer.node.misbehaving;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ForwardingChordService;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;

/**
 * A node that lies about its neighbours: of its successors it names only the farther half, and for its predecessor the last of them.
 *
 * <p>All that it names are members, so whoever asks has no reason to doubt. Askers adopt the list, pass over the members that it
 * leaves out, and pass it on. The false predecessor hides whoever joins right before the node. To be caught by comparing successor lists
 * with membership.
 */
public final class LyingLists extends ForwardingChordService {

    /** In front of {@code node}. */
    public LyingLists(ChordNode node) {
        super(node);
    }

    @Override
    public void neighbours(Promise<Neighbours> answer) {
        Promise<Neighbours> honest = new Promise<>();
        super.neighbours(honest);
        honest.map(LyingLists::lie).forwardTo(answer);
    }

    private static Neighbours lie(Neighbours truth) {
        List<Peer> successors = truth.successors();
        int size = successors.size();
        return size < 2
                ? truth // nobody can be left out
                : new Neighbours(successors.get(size - 1), List.copyOf(successors.subList(size / 2, size)));
    }
}
