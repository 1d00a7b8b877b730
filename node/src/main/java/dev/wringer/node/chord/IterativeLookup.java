package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.FindNextHop;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * <i>find_successor</i> in the iterative style (TON'03 §IV-D): the origin asks each hop itself. A contact that does not
 * answer is dropped and the next best one tried (§IV-E.3); a contact whose answer leads no closer is dropped as well.
 * The owner is reported only once it has answered.
 *
 * <p>What exactly a contact is asked is up to a {@link Question}, so that whoever looks for more than the owner can ask
 * for it on the way.
 */
public final class IterativeLookup {

    /** How a lookup asks a contact for its next hop. */
    @FunctionalInterface
    public interface Question {

        /**
         * Asks {@code contact}. A promise that is never completed ends the lookup here, without a result.
         *
         * @param where the key, and the peers to avoid
         */
        Promise<NextHop> ask(Peer contact, FindNextHop where);
    }

    private final ChordNode node;
    private final Question question;
    private final RingId key;
    private final long begun;
    private final Promise<LookupResult> result = new Promise<>();

    // The live contacts so far, each strictly closer to the key than the one before; the last one is asked next.
    private final List<Peer> path = new ArrayList<>();
    private final List<Peer> dead = new ArrayList<>();

    private List<Peer> avoid = List.of(); // the dead and the misrouting: a new list after each change, since it is sent
    private int misroutes;

    /** A plain lookup. */
    IterativeLookup(ChordNode node, RingId key) {
        this(node, key, node.calls()::ask);
    }

    /** A lookup on behalf of {@code node} that asks its contacts in a way of its own. */
    public IterativeLookup(ChordNode node, RingId key, Question question) {
        this.node = node;
        this.key = key;
        this.question = question;
        this.begun = node.timers().nowNanos();
    }

    /** Starts from this node's own tables. */
    public Promise<LookupResult> fromHere() {
        askSelf();
        return result;
    }

    /** Starts at another member, as a node must that is not a member yet. */
    Promise<LookupResult> from(Peer contact) {
        ask(contact);
        return result;
    }

    /** The live contacts so far that led closer, in order: to be read, not changed. */
    public List<Peer> path() {
        return path;
    }

    /** The contacts so far that did not answer, in order: to be read, not changed. */
    public List<Peer> dead() {
        return dead;
    }

    /** How many live contacts so far gave an answer that led no closer. */
    public int misroutes() {
        return misroutes;
    }

    private void askSelf() {
        follow(node.self(), node.routing().nextHop(key, avoid));
    }

    private void ask(Peer contact) {
        if (isTooLate()) {
            return;
        }
        question.ask(contact, new FindNextHop(key, avoid))
                .then(
                        hop -> {
                            path.add(contact);
                            follow(contact, hop);
                        },
                        why -> {
                            drop(contact);
                            retreat();
                        });
    }

    /** Goes where {@code contact}, the last of the path or this node itself, points. */
    private void follow(Peer contact, NextHop hop) {
        if (hop instanceof Precedes precedes) {
            establish(contact, without(avoid, precedes.successors()));
        } else if (hop instanceof Closer closer) {
            List<Peer> progress = without(avoid, closerThan(contact, closer.candidates()));
            if (progress.isEmpty()) {
                misrouted(contact);
            } else {
                tryEach(contact, progress, 0);
            }
        }
    }

    private void tryEach(Peer contact, List<Peer> candidates, int index) {
        if (index == candidates.size()) {
            askAgain(contact);
            return;
        }
        if (isTooLate()) {
            return;
        }
        Peer candidate = candidates.get(index);
        question.ask(candidate, new FindNextHop(key, avoid))
                .then(
                        hop -> {
                            path.add(candidate);
                            follow(candidate, hop);
                        },
                        why -> {
                            drop(candidate);
                            tryEach(contact, candidates, index + 1);
                        });
    }

    /** The contact precedes the key: the first of its successors that answers owns it. */
    private void establish(Peer predecessor, List<Peer> owners) {
        if (owners.isEmpty()) {
            misrouted(predecessor);
            return;
        }
        Peer owner = owners.get(0);
        if (owner.equals(node.self())) {
            found(predecessor, owners);
            return;
        }
        if (isTooLate()) {
            return;
        }
        node.calls().ask(owner, new Ping()).then(alive -> found(predecessor, owners), why -> {
            drop(owner);
            establish(predecessor, without(avoid, owners));
        });
    }

    private void found(Peer predecessor, List<Peer> successors) {
        long elapsed = node.timers().nowNanos() - begun;
        result.keep(new LookupResult(key, successors, predecessor, path, dead, misroutes, elapsed));
    }

    private void misrouted(Peer contact) {
        misroutes++;
        path.remove(contact);
        avoid(contact);
        retreat();
    }

    /** Back to the last contact that answered, or to the own tables. */
    private void retreat() {
        if (!path.isEmpty()) {
            askAgain(path.get(path.size() - 1));
        } else if (node.membership() == ChordNode.Membership.MEMBER && !avoid.contains(node.self())) {
            askSelf();
        } else {
            result.fail(RpcFailure.Kind.NO_ROUTE, "nobody left to ask for " + key.toShortString());
        }
    }

    /** All that this contact had offered is used up: it may know others. */
    private void askAgain(Peer contact) {
        if (contact.equals(node.self())) {
            askSelf();
        } else {
            path.remove(contact);
            ask(contact);
        }
    }

    private void drop(Peer contact) {
        dead.add(contact);
        avoid(contact);
        node.forgetFinger(contact);
    }

    private void avoid(Peer contact) {
        List<Peer> extended = new ArrayList<>(avoid);
        extended.add(contact);
        avoid = extended;
    }

    /** Asked before each question: whether the time for this lookup is over, and if so, gives up. */
    private boolean isTooLate() {
        boolean late = node.timers().nowNanos() - begun
                >= node.settings().lookupTimeout().toNanos();
        if (late) {
            result.fail(
                    RpcFailure.Kind.TIMEOUT,
                    "gave up after " + path.size() + " live and " + dead.size() + " dead contacts");
        }
        return late;
    }

    /** Those of {@code candidates} that really lie between {@code contact} and the key: normally all. */
    private List<Peer> closerThan(Peer contact, List<Peer> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (!candidates.get(i).id().isBetween(contact.id(), key)) {
                return candidates.stream()
                        .filter(peer -> peer.id().isBetween(contact.id(), key))
                        .toList();
            }
        }
        return candidates;
    }

    private static List<Peer> without(List<Peer> unwanted, List<Peer> peers) {
        if (unwanted.isEmpty()) {
            return peers;
        }
        List<Peer> rest = new ArrayList<>(peers);
        rest.removeAll(unwanted);
        return rest;
    }
}
