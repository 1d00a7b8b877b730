package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How rings that have been cut apart and have forgotten one another become one again. Plain Chord has nothing of the kind (SIGCOMM'01 §7:
 * each ring looks consistent to stabilize); there it is only suggested to have others look this node up. So a node remembers the
 * last members that it has taken for dead, and has one of them, in turn, do so in each round:
 *
 * <pre>
 * m = one of the members remembered
 * m dead:                               the next one in the next round
 * m alive:  s = m.find_successor(n)
 *           s is n itself:              m's ring is that of n, forget m
 *           between(n, s, succ[0]):     succ := s followed by s's list without its last entry; notify s
 *           otherwise:                  notify s
 * </pre>
 *
 * <p>The step is the one by which stabilize adopts its successor's predecessor (ZAVE'17): s has just answered, is a member, and its list is
 * adopted at the same time. From then on one ring leads into the other, and stabilize takes its members in one after the other,
 * backwards from there; since those on both sides of a cut remember one another, that begins at many places at once.
 */
final class Reunite implements Runnable {

    private static final int LISTS = 2; // of r entries each: so many members are remembered

    private final ChordNode node;
    private final int capacity;

    private final Set<Peer> missed = new LinkedHashSet<>(); // the next one to ask first
    private boolean underway; // one question at a time

    Reunite(ChordNode node) {
        this.node = node;
        this.capacity = LISTS * node.settings().successors();
    }

    /** Remembers a member that has not answered. If there are too many, the one that would be asked next is forgotten. */
    void remember(Peer dead) {
        if (missed.add(dead) && missed.size() > capacity) {
            missed.remove(missed.iterator().next());
        }
    }

    /** Asks the next one. */
    @Override
    public void run() {
        if (underway || missed.isEmpty() || !isMember()) {
            return;
        }
        Peer former = missed.iterator().next();
        missed.remove(former);
        missed.add(former);
        underway = true;
        node.calls().ask(former, new Ping()).then(alive -> lookUpThrough(former), why -> underway = false);
    }

    private void lookUpThrough(Peer former) {
        new IterativeLookup(node, node.self().id())
                .from(former)
                .then(found -> placeFound(former, found), why -> underway = false);
    }

    private void placeFound(Peer former, LookupResult found) {
        if (!found.owner().equals(node.self())) {
            adopt(found.owner());
            return;
        }
        underway = false;
        if (!found.dead().contains(former)) { // or else the lookup went through this node's own ring
            missed.remove(former);
        }
    }

    private void adopt(Peer successor) {
        node.awaitAnswer();
        node.calls()
                .ask(successor, new GetNeighbours())
                .then(
                        state -> {
                            adopt(successor, state);
                            answered();
                        },
                        why -> answered());
    }

    private void adopt(Peer successor, Neighbours state) {
        if (!isMember()) {
            return;
        }
        boolean closer = node.successors()
                .head()
                .filter(head -> successor.id().isBetween(node.self().id(), head.id()))
                .isPresent();
        if (closer) {
            node.replaceSuccessors(node.successors().adopt(successor, state.successors()));
        }
        node.calls().ask(successor, new Notify(node.self()));
    }

    private void answered() {
        node.answered();
        underway = false;
    }

    private boolean isMember() {
        return node.membership() == ChordNode.Membership.MEMBER;
    }
}
