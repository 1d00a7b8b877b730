package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;

/**
 * <i>join</i> as ZAVE'17 corrected it: looks up the member m with between(m, n, m.succ[0]), then takes m's whole
 * successor list and m as predecessor in one step. If m no longer qualifies or does not answer, starts again.
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
        new IterativeLookup(node, node.self().id())
                .from(contact)
                .then(
                        place -> askForPlace(place.predecessor(), contacts, attempt, joined),
                        why -> again(contacts, attempt, joined, why));
    }

    private void askForPlace(Peer member, List<Peer> contacts, int attempt, Promise<Peer> joined) {
        node.calls().ask(member, new GetNeighbours()).then(
                        state -> {
                            if (qualifies(member, state)) {
                                becomeMember(member, state);
                                joined.keep(node.self());
                            } else {
                                again(contacts, attempt, joined, movedOn(member));
                            }
                        },
                        why -> again(contacts, attempt, joined, why));
    }

    private boolean qualifies(Peer member, Neighbours state) {
        return !state.successors().isEmpty()
                && node.self().id().isBetween(member.id(), state.successors().get(0).id());
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
        if (attempt + 1 == ATTEMPTS) {
            joined.fail(why);
        } else {
            long pause = node.settings().pace().shortest().toNanos();
            node.timers()
                    .schedule(
                            node.entropy().between(pause / 2, pause), () -> attempt(contacts, attempt + 1, joined));
        }
    }

    private RpcFailure movedOn(Peer member) {
        return new RpcFailure(RpcFailure.Kind.REJECTED, member + " no longer precedes " + node.self());
    }
}
