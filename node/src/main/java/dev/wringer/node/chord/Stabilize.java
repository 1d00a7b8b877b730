package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.ChordRequest.GetNeighbours;
import dev.wringer.node.protocol.ChordRequest.Notify;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * <i>stabilize</i> as ZAVE'17 corrected it: every adopted successor has just answered, and its list is adopted in the
 * same step.
 *
 * <pre>
 * h = succ[0]
 * h dead:   drop it and go on with the next, until one is alive
 * h alive:  succ := h followed by h's list without its last entry
 *           p = h.prdc
 *           between(n, p, h) and p alive:  succ := p followed by p's list without its last entry; h := p; once more
 *           otherwise:                     notify h
 * </pre>
 *
 * <p>ZAVE'17 ends with the first p, and finds a predecessor of p in the next round. Where many have joined at one place that takes
 * as many rounds, so this one walks on, for r steps at most: p has just said whom it follows.
 */
public class Stabilize implements Runnable {

    private final ChordNode node;

    private boolean underway; // one run at a time: an answer is awaited
    private int busy; // ≥ 0: how often in a row whoever was asked awaited an answer itself
    private @Nullable Peer between; // this node and its head; was busy: the first to be asked in the next run

    /** The procedure of {@code node}. */
    public Stabilize(ChordNode node) {
        this.node = node;
    }

    @Override
    public final void run() {
        if (!underway && node.membership() == ChordNode.Membership.MEMBER) {
            underway = true;
            fromSuccessor();
        }
    }

    private void fromSuccessor() {
        if (node.successors().isEmpty()) {
            strand();
            return;
        }
        Peer head = node.successors().get(0);
        Peer closer = between;
        between = null;
        node.awaitAnswer();
        if (closer != null && closer.id().isBetween(node.self().id(), head.id())) {
            fromPredecessorOf(head, closer, 0, false);
        } else {
            node.calls()
                    .ask(head, new GetNeighbours())
                    .then(state -> headAnswered(head, state), why -> headFailed(head, why));
        }
    }

    private void headFailed(Peer head, RpcFailure why) {
        node.answered();
        if (!why.meansGone()) {
            underway = false;
            tryAgainInAMoment();
        } else if (!isStillHead(head)) {
            tryAgainSoon();
        } else if (node.successors().size() == 1) { // kept, in case it comes back and nobody else is known
            strand();
        } else {
            node.replaceSuccessors(node.successors().without(head));
            node.forgetFinger(head);
            fromSuccessor();
        }
    }

    private void strand() {
        node.strand().then(successor -> tryAgainSoon(), why -> {
            if (why.meansGone()) {
                underway = false; // nobody answers: perhaps in the next round somebody does
            } else {
                tryAgainSoon();
            }
        });
    }

    private void tryAgainSoon() {
        underway = false;
        node.retrySoon();
    }

    /**
     * Whoever was asked is busy: not for long, but perhaps in each of its rounds, and two nodes whose rounds keep step would never
     * meet. So it is asked again before the next round; later and later, for this node is busy itself while it asks.
     */
    private void tryAgainInAMoment() {
        node.stabilizeWithin(PatientQuestion.pause(node, busy));
        busy++;
    }

    private void headAnswered(Peer head, Neighbours state) {
        if (isStillHead(head)) {
            adoptAndWalkBack(head, state, 0);
        } else { // one of the two has left meanwhile
            node.answered();
            underway = false;
        }
    }

    private void adoptAndWalkBack(Peer successor, Neighbours state, int steps) {
        adopt(successor, state);
        Optional<Peer> closer = Optional.ofNullable(state.predecessor())
                .filter(peer -> peer.id().isBetween(node.self().id(), successor.id()));
        if (closer.isPresent() && steps < node.settings().successors()) {
            fromPredecessorOf(successor, closer.get(), steps, true);
        } else {
            busy = 0;
            finish(successor);
            if (closer.isPresent()) { // later: others wait for answers from here
                tryAgainInAMoment();
            }
        }
    }

    /**
     * Adopts {@code closer}, if it answers.
     *
     * @param insists whether it is asked once more, before anybody else, if it is busy: two that are busy at odd times are seldom both
     *     there for whoever asks one after the other
     */
    private void fromPredecessorOf(Peer head, Peer closer, int steps, boolean insists) {
        node.calls()
                .ask(closer, new GetNeighbours())
                .then(
                        state -> {
                            if (isStillHead(head)) {
                                adoptAndWalkBack(closer, state, steps + 1);
                            } else {
                                finish(head);
                            }
                        },
                        why -> {
                            finish(head);
                            if (!why.meansGone()) {
                                between = insists ? closer : null;
                                tryAgainInAMoment();
                            }
                        });
    }

    /** Takes {@code successor}, which has just answered with {@code state}, for the head of the list, and its list with it. */
    protected void adopt(Peer successor, Neighbours state) {
        node.replaceSuccessors(node.successors().adopt(successor, state.successors()));
    }

    private void finish(Peer successor) {
        node.answered();
        underway = false;
        if (node.membership() == ChordNode.Membership.MEMBER) {
            node.calls().ask(successor, new Notify(node.self()));
        }
    }

    /** Whether this node is a member still, and {@code peer} the head of its list. */
    protected final boolean isStillHead(Peer peer) {
        return node.membership() == ChordNode.Membership.MEMBER
                && node.successors().head().filter(peer::equals).isPresent();
    }
}
