package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * <i>join</i> as ZAVE'17 corrected it: looks up the member m with between(m, n, m.succ[0]), then takes m's whole
 * successor list and m as predecessor in one step. If m no longer qualifies or does not answer, starts again; if m awaits an
 * answer itself, asks it again in a moment.
 *
 * <p>In ZAVE'17 the head of m's list is alive when m has just adopted it. Over a network it may have died since, and whoever
 * takes over a list of dead nodes is stranded from the start. So the list must contain the node that the lookup found to
 * follow, which has just answered; those in front of it may be dead, or on their way back.
 *
 * <p>A node that was here before, has crashed and comes back under the same id may still stand in m's list, as its dead
 * head. It reads that list as m will have it once it has noticed: without the dead entry. Otherwise it could not join
 * until m has, and never while maintenance is stopped.
 */
public class Join {

    private static final int ATTEMPTS = 100;

    private final ChordNode node;

    /** The procedure of {@code node}. */
    public Join(ChordNode node) {
        this.node = node;
    }

    /** Tries {@code contacts} in turn, again and again, with the shortest maintenance interval between attempts. */
    final Promise<Peer> through(List<Peer> contacts) {
        Promise<Peer> joined = new Promise<>();
        if (contacts.isEmpty()) {
            joined.fail(RpcFailure.Kind.NO_ROUTE, node.self() + " knows nobody through whom to join");
        } else {
            attempt(contacts, 0, joined);
        }
        return joined;
    }

    private void attempt(List<Peer> contacts, int attempt, Promise<Peer> joined) {
        Peer contact = contacts.get(attempt % contacts.size());
        once(contact).then(joined::keep, why -> again(contacts, attempt, joined, why));
    }

    /** One attempt, through this contact. */
    final Promise<Peer> once(Peer contact) {
        Promise<Peer> joined = new Promise<>();
        new IterativeLookup(node, node.self().id())
                .from(contact)
                .then(place -> takePlace(place).forwardTo(joined), joined::fail);
        return joined;
    }

    /** Becomes a member at the place that was found; breaks the promise if that place no longer is the right one. */
    protected Promise<Peer> takePlace(LookupResult place) {
        Promise<Peer> taken = new Promise<>();
        Peer member = place.predecessor();
        node.neighboursOf(member)
                .then(
                        answer -> {
                            List<Peer> list = listFrom(answer);
                            if (qualifies(member, list) && answer.successors().contains(place.owner())) {
                                becomeMember(member, list);
                                taken.keep(node.self());
                            } else {
                                taken.fail(RpcFailure.Kind.REJECTED, member + " has other successors by now");
                            }
                        },
                        taken::fail);
        return taken;
    }

    /** The list to take over from a member that has answered so, without this node; empty if there is nobody to follow. */
    protected List<Peer> listFrom(Neighbours member) {
        List<Peer> others = new ArrayList<>(member.successors());
        others.remove(node.self());
        return others;
    }

    private boolean qualifies(Peer member, List<Peer> list) {
        return node.membership().isBefore()
                && !list.isEmpty()
                && node.self().id().isBetween(member.id(), list.get(0).id());
    }

    private void becomeMember(Peer member, List<Peer> list) {
        node.assume(list, member);
        node.stabilizeNow();
    }

    private void again(List<Peer> contacts, int attempt, Promise<Peer> joined, RpcFailure why) {
        if (attempt + 1 == ATTEMPTS || node.membership() == ChordNode.Membership.GONE) { // it has left in the meantime
            joined.fail(why);
        } else {
            node.within(node.settings().pace().shortest().toNanos(), () -> attempt(contacts, attempt + 1, joined));
        }
    }
}
