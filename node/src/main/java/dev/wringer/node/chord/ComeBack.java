package dev.wringer.node.chord;

import dev.wringer.node.chord.ChordNode.Membership;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * How a node comes back whose host was down and whose disk remembers its neighbours. A ring all of whose hosts went down has
 * nobody left through whom to join, so <i>join</i> (ZAVE'17) alone would lose it. The node asks its former neighbours:
 *
 * <pre>
 * one still lists it:         nobody has missed it; it goes on where it was
 * one is a member and does
 *     not list it any more:   the ring has closed over it; it joins anew, through that one
 * none is a member:           they are down as well, or coming back, or gone for good; it joins anew, through one of the
 *                             contacts that it was given
 * that fails:                 it asks again a little later
 * </pre>
 *
 * <p>When none of that has led anywhere for as long as a round of maintenance may take, it goes on where it was: those who come
 * back after it find it then. Until it is a member it
 * answers {@code BUSY}, so that members who still list it do not take it for gone.
 */
final class ComeBack {

    private final ChordNode node;
    private final Join join;
    private final Neighbours remembered;
    private final List<Peer> contacts;
    private final List<Peer> neighbours = new ArrayList<>(); // the former ones, each once
    private final long deadline;
    private final Promise<Peer> back = new Promise<>();

    /**
     * The return of {@code node}, which is outside the ring.
     *
     * @param remembered its neighbours, when it was a member last
     * @param contacts others through whom it can join, if the ring has gone on without any of these
     */
    ComeBack(ChordNode node, Join join, Neighbours remembered, List<Peer> contacts) {
        this.node = node;
        this.join = join;
        this.remembered = remembered;
        this.contacts = contacts;
        if (remembered.predecessor() != null) {
            neighbours.add(remembered.predecessor());
        }
        remembered.successors().stream()
                .filter(peer -> !neighbours.contains(peer))
                .forEach(neighbours::add);
        long patience = node.settings()
                .pace()
                .longest()
                .plus(node.settings().longestTimeout())
                .toNanos();
        this.deadline = node.timers().nowNanos() + patience;
    }

    /** Kept with this node once it is a member; broken if it is told to leave before. */
    Promise<Peer> run() {
        if (neighbours.isEmpty()) {
            goOn();
        } else {
            new Round().begin();
        }
        return back;
    }

    /** One question to each of the former neighbours, all at once. */
    private final class Round {

        private final List<Peer> members = new ArrayList<>();
        private int awaited = neighbours.size();
        private boolean listed; // somebody still lists this node

        void begin() {
            for (Peer neighbour : neighbours) {
                node.calls()
                        .ask(neighbour, new GetNeighbours())
                        .then(state -> answered(neighbour, state), why -> countDown());
            }
        }

        private void answered(Peer neighbour, Neighbours state) {
            members.add(neighbour);
            listed |= node.self().equals(state.predecessor())
                    || state.successors().contains(node.self());
            countDown();
        }

        private void countDown() {
            if (--awaited == 0) {
                decide(members, listed);
            }
        }
    }

    private void decide(List<Peer> members, boolean listed) {
        boolean late = node.timers().nowNanos() >= deadline;
        if (hasLeft()) {
            return;
        }
        if (listed) {
            goOn();
        } else {
            joinThrough(members.isEmpty() ? contacts : members, 0, late);
        }
    }

    private boolean hasLeft() {
        boolean left = node.membership() == Membership.GONE;
        if (left) {
            back.fail(RpcFailure.Kind.REJECTED, node.self() + " was told to leave before it was back");
        }
        return left;
    }

    private void joinThrough(List<Peer> through, int index, boolean late) {
        if (hasLeft()) {
            return;
        }
        if (index < through.size()) {
            join.once(through.get(index)).then(back::keep, why -> joinThrough(through, index + 1, late));
        } else if (late) {
            goOn();
        } else {
            askAgain();
        }
    }

    private void askAgain() {
        node.within(node.settings().pace().shortest().toNanos(), () -> new Round().begin());
    }

    private void goOn() {
        node.assume(remembered.successors(), remembered.predecessor());
        node.stabilizeNow();
        back.keep(node.self());
    }
}
