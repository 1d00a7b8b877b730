package dev.wringer.node.knownbad;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * <i>stabilize</i> as first published (SIGCOMM'01 Fig. 7 and §5.3).
 *
 * <p>What is wrong: the successor's predecessor is adopted without a check that it is alive; in place of a dead successor
 * the next entry is promoted without one; and the rest of the list is copied in a second step, so that others see it half
 * changed. In the ring {0, 2, 4} with r = 2: node 0 fails, 4 promotes 2, 4 stabilizes and adopts the dead 0: no live
 * successor is left. To be caught by the invariant that every member has a live successor.
 */
public final class OriginalStabilize implements Runnable {

    private final ChordNode node;

    /** The procedure of {@code node}. */
    public OriginalStabilize(ChordNode node) {
        this.node = node;
    }

    @Override
    public void run() {
        node.successors().head().ifPresent(head -> node.calls()
                .ask(head, new GetNeighbours())
                .then(state -> adoptPredecessorOf(head, state), why -> promoteNextAfter(head)));
    }

    private void promoteNextAfter(Peer head) {
        node.replaceSuccessors(node.successors().without(head));
    }

    private void adoptPredecessorOf(Peer head, Neighbours state) {
        if (!isStillHead(head)) {
            return;
        }
        Peer between = state.predecessor();
        Peer successor = head;
        if (between != null && between.id().isBetween(node.self().id(), head.id())) {
            successor = between;
            List<Peer> rest = node.successors().subList(1, node.successors().size());
            node.replaceSuccessors(node.successors().adopt(between, rest));
        }
        node.calls().ask(successor, new Notify(node.self()));
        copyListOf(successor);
    }

    private void copyListOf(Peer successor) {
        node.calls()
                .ask(successor, new GetNeighbours())
                .then(
                        state -> {
                            if (isStillHead(successor)) {
                                node.replaceSuccessors(node.successors().adopt(successor, state.successors()));
                            }
                        },
                        why -> {});
    }

    private boolean isStillHead(Peer peer) {
        return node.successors().head().filter(peer::equals).isPresent();
    }
}
