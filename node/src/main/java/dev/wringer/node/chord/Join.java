package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * <i>join</i> as ZAVE'17 corrected it: looks up the member m with between(m, n, m.succ[0]), then takes m's whole
 * successor list and m as predecessor in one step. If m no longer qualifies or does not answer, starts again.
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
        Peer member = place.predecessor();
        Promise<Peer> taken = new Promise<>();
        node.calls()
                .ask(member, new GetNeighbours())
                .then(
                        answer -> {
                            Neighbours state = withoutMyself(answer);
                            if (qualifies(member, state)) {
                                becomeMember(member, state);
                                taken.keep(node.self());
                            } else {
                                taken.fail(RpcFailure.Kind.REJECTED, member + " no longer precedes " + node.self());
                            }
                        },
                        taken::fail);
        return taken;
    }

    private Neighbours withoutMyself(Neighbours state) {
        List<Peer> others = new ArrayList<>(state.successors());
        return others.remove(node.self()) ? new Neighbours(state.predecessor(), others) : state;
    }

    private boolean qualifies(Peer member, Neighbours state) {
        return node.membership().isBefore()
                && !state.successors().isEmpty()
                && node.self()
                        .id()
                        .isBetween(member.id(), state.successors().get(0).id());
    }

    private void becomeMember(Peer member, Neighbours state) {
        node.assume(listFrom(state), member);
        node.stabilizeNow();
    }

    /** The list that the joining node takes over. */
    protected List<Peer> listFrom(Neighbours member) {
        return member.successors();
    }

    private void again(List<Peer> contacts, int attempt, Promise<Peer> joined, RpcFailure why) {
        if (attempt + 1 == ATTEMPTS || node.membership() == ChordNode.Membership.GONE) { // it has left in the meantime
            joined.fail(why);
        } else {
            long pause = node.settings().pace().shortest().toNanos();
            node.timers()
                    .schedule(node.entropy().between(pause / 2, pause), () -> attempt(contacts, attempt + 1, joined));
        }
    }
}
