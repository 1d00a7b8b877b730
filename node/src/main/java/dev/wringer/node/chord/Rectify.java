package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import java.util.function.Consumer;

/**
 * <i>rectify</i> (ZAVE'17), the corrected <i>notify</i>: takes a notifier as predecessor if it lies closer, or if the
 * present predecessor does not answer.
 */
public class Rectify implements Consumer<Peer> {

    private final ChordNode node;

    /** The procedure of {@code node}. */
    public Rectify(ChordNode node) {
        this.node = node;
    }

    @Override
    public final void accept(Peer notifier) {
        Peer predecessor = node.predecessor().orElse(null);
        if (predecessor == null
                || notifier.id().isBetween(predecessor.id(), node.self().id())) {
            node.replacePredecessor(notifier);
        } else if (!notifier.equals(predecessor)) {
            doubt(predecessor, notifier);
        }
    }

    /** The notifier lies farther away than the present predecessor: is that one still alive? */
    protected void doubt(Peer predecessor, Peer notifier) {
        node.calls().ask(predecessor, new Ping()).then(alive -> {}, why -> {
            if (why.meansGone() && predecessor.equals(node.predecessor().orElse(null))) {
                node.missed(predecessor);
                node.replacePredecessor(notifier);
            }
        });
    }
}
