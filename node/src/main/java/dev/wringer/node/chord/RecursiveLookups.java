package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.ChordRequest.Ping;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * <i>find_successor</i> in the recursive style (TON'03 §IV-D): each hop acknowledges the lookup, then passes it on, past
 * contacts that do not answer; the key's predecessor makes sure that the owner is alive and tells the origin. A hop that
 * dies after its acknowledgement takes the lookup with it: the origin starts again until the lookup times out.
 */
final class RecursiveLookups {

    private static final int TRIES = 3;

    private final ChordNode node;
    private @Nullable Map<Long, Pending> pending; // those begun here and not yet finished; null until the first
    private long lastNumber;

    RecursiveLookups(ChordNode node) {
        this.node = node;
    }

    private record Pending(RingId key, long begun, Promise<LookupResult> result) {}

    private Map<Long, Pending> pending() {
        if (pending == null) {
            pending = new HashMap<>();
        }
        return pending;
    }

    // ---- at the origin

    Promise<LookupResult> start(RingId key) {
        Pending lookup = new Pending(key, node.timers().nowNanos(), new Promise<>());
        attempt(lookup, TRIES);
        return lookup.result();
    }

    private void attempt(Pending lookup, int triesLeft) {
        long number = ++lastNumber;
        pending().put(number, lookup);
        long patience = node.settings().lookupTimeout().toNanos() / TRIES;
        node.timers().schedule(patience, () -> {
            if (pending().remove(number) == null) {
                return;
            }
            if (triesLeft > 1) {
                attempt(lookup, triesLeft - 1);
            } else {
                lookup.result().fail(RpcFailure.Kind.TIMEOUT, "no answer came back in " + TRIES + " tries");
            }
        });
        route(new PassOn(lookup.key(), node.self(), number, List.of(), List.of()));
    }

    void arrived(Arrived arrived) {
        Pending lookup = pending().remove(arrived.lookup());
        if (lookup != null) {
            List<Peer> path = arrived.path();
            Peer predecessor = path.isEmpty() ? node.self() : path.get(path.size() - 1);
            long elapsed = node.timers().nowNanos() - lookup.begun();
            lookup.result()
                    .keep(new LookupResult(
                            lookup.key(), arrived.successors(), predecessor, path, arrived.dead(), 0, elapsed));
        }
    }

    // ---- at each hop

    void passOn(PassOn lookup) {
        if (!lookup.path().contains(node.self()) && !lookup.origin().equals(node.self())) { // else: it goes in circles
            route(new PassOn(
                    lookup.key(), lookup.origin(), lookup.lookup(), plus(lookup.path(), node.self()), lookup.dead()));
        }
    }

    private void route(PassOn lookup) {
        NextHop hop = node.routing().nextHop(lookup.key(), lookup.dead());
        if (hop instanceof Precedes precedes && !precedes.successors().isEmpty()) {
            establish(lookup, precedes.successors());
        } else if (hop instanceof Closer closer) {
            Peer next = closer.candidates().get(0);
            node.calls().ask(next, lookup).then(acknowledged -> {}, why -> route(without(next, lookup)));
        }
    }

    private void establish(PassOn lookup, List<Peer> owners) {
        Peer owner = owners.get(0);
        if (owner.equals(node.self()) || owner.equals(lookup.origin())) {
            report(lookup, owners);
        } else {
            node.calls()
                    .ask(owner, new Ping())
                    .then(alive -> report(lookup, owners), why -> route(without(owner, lookup)));
        }
    }

    private void report(PassOn lookup, List<Peer> owners) {
        Arrived arrived = new Arrived(lookup.lookup(), owners, lookup.path(), lookup.dead());
        if (lookup.origin().equals(node.self())) {
            arrived(arrived);
        } else {
            node.calls().ask(lookup.origin(), arrived);
        }
    }

    private PassOn without(Peer contact, PassOn lookup) {
        node.forgetFinger(contact);
        return new PassOn(lookup.key(), lookup.origin(), lookup.lookup(), lookup.path(), plus(lookup.dead(), contact));
    }

    private static List<Peer> plus(List<Peer> peers, Peer one) {
        List<Peer> more = new ArrayList<>(peers);
        more.add(one);
        return more;
    }
}
