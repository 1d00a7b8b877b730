package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Acknowledged;
import dev.wringer.node.protocol.ChordRequest.Farewell;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * A voluntary departure (TON'03 §IV-E.5): the leaving node tells its predecessor and its successor, and each closes the
 * gap in one step.
 */
final class Leave {

    private final ChordNode node;

    Leave(ChordNode node) {
        this.node = node;
    }

    /** This node leaves; kept when both neighbours have answered or are dead. */
    Promise<Peer> run() {
        Promise<Peer> left = new Promise<>();
        if (node.membership() != ChordNode.Membership.MEMBER) {
            node.depart();
            left.keep(node.self());
            return left;
        }
        Farewell farewell = new Farewell(node.self(), node.predecessor().orElse(null), node.successors());
        node.depart();
        List<Peer> toTell = new ArrayList<>();
        node.successors().head().ifPresent(toTell::add);
        node.predecessor().filter(peer -> !toTell.contains(peer)).ifPresent(toTell::add);
        tell(toTell, farewell, left);
        return left;
    }

    private void tell(List<Peer> toTell, Farewell farewell, Promise<Peer> left) {
        if (toTell.isEmpty()) {
            left.keep(node.self());
            return;
        }
        List<Promise<Acknowledged>> awaited = new ArrayList<>();
        for (Peer neighbour : toTell) {
            awaited.add(node.calls().ask(neighbour, farewell));
        }
        Runnable check = () -> {
            if (awaited.stream().allMatch(Promise::isComplete)) {
                left.keep(node.self());
            }
        };
        awaited.forEach(answer -> answer.then(acknowledged -> check.run(), why -> check.run()));
    }

    /** A neighbour has left. */
    void ofNeighbour(Farewell farewell) {
        Peer leaver = farewell.leaver();
        node.fingers().forget(leaver);
        if (node.successors().head().filter(leaver::equals).isPresent()) {
            node.replaceSuccessors(
                    farewell.successors().isEmpty()
                            ? node.successors().without(leaver)
                            : node.successors().adopt(farewell.successors()));
        }
        if (node.predecessor().filter(leaver::equals).isPresent()) {
            node.replacePredecessor(farewell.predecessor());
        }
    }
}
