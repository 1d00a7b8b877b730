package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.Comparator;
import java.util.List;

/**
 * What a node does when not one entry of its successor list answers, which is more than the protocol promises to survive
 * (ZAVE'17). A finger may still be alive beyond the gap: the nearest acquaintance, clockwise, that answers becomes the
 * successor, and stabilize finds the way back from there, predecessor by predecessor.
 *
 * <p>The node stays a member meanwhile. Were it to drop out and join anew, it would take the last live entry from its
 * predecessors' lists, those would be stranded in turn, and a single gap would undo the whole ring. If nobody answers it
 * waits for the next round: a node cut off by a partition finds back when the partition heals.
 */
final class Rescue {

    private final ChordNode node;
    private final List<Peer> acquaintances;
    private final SuccessorList stranded; // as it was when the rescue began
    private final Promise<Peer> rescued = new Promise<>();

    Rescue(ChordNode node) {
        this.node = node;
        this.stranded = node.successors();
        this.acquaintances = node.acquaintances();
        acquaintances.sort(Comparator.comparing(peer -> node.self().id().distanceTo(peer.id())));
    }

    /** Kept with the new successor; broken if nobody answers, or with {@code BUSY} if somebody will in a moment. */
    Promise<Peer> run() {
        node.awaitAnswer();
        tryFrom(0);
        return rescued;
    }

    private void tryFrom(int index) {
        if (index == acquaintances.size()) {
            node.answered();
            rescued.fail(RpcFailure.Kind.NO_ROUTE, "none of " + index + " acquaintances answers");
            return;
        }
        Peer acquaintance = acquaintances.get(index);
        node.calls()
                .ask(acquaintance, new GetNeighbours())
                .then(
                        state -> {
                            node.answered();
                            // A neighbour's farewell may have helped meanwhile.
                            if (node.successors().equals(stranded)) {
                                node.replaceSuccessors(stranded.adopt(acquaintance, state.successors()));
                            }
                            rescued.keep(acquaintance);
                        },
                        why -> {
                            if (why.meansGone()) {
                                tryFrom(index + 1);
                            } else {
                                node.answered();
                                rescued.fail(why);
                            }
                        });
    }
}
