package dev.wringer.node.chord;

import dev.wringer.node.protocol.ChordReply.Acknowledged;
import dev.wringer.node.protocol.ChordReply.Closer;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.ChordReply.Precedes;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.ChordRequest.Arrived;
import dev.wringer.node.protocol.ChordRequest.DeadEnd;
import dev.wringer.node.protocol.ChordRequest.Detour;
import dev.wringer.node.protocol.ChordRequest.PassOn;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node does with a recursive lookup that has come to it (TON'03 §IV-D): it passes the lookup on, past contacts that do
 * not answer (§IV-E.3), or, if it is the key's predecessor, makes sure that the owner is alive and tells the origin. It also
 * tells the origin of each contact that does not answer, which shows that the lookup is underway.
 */
final class RecursiveHop {

    private final ChordNode node;
    private final RecursiveLookups begunHere;

    RecursiveHop(ChordNode node, RecursiveLookups begunHere) {
        this.node = node;
        this.begunHere = begunHere;
    }

    /** Another node passes {@code lookup} on to this one. */
    void take(PassOn lookup) {
        if (lookup.path().contains(node.self()) || lookup.origin().equals(node.self())) {
            turnBack(lookup); // it goes in circles
        } else {
            route(lookup.at(node.self()));
        }
    }

    /** Takes {@code lookup} on from this node's tables. */
    void route(PassOn lookup) {
        if (lookup.origin().equals(node.self()) && !begunHere.isUnderway(lookup.lookup())) {
            return; // another try has been answered meanwhile
        }
        NextHop hop = node.routing().nextHop(lookup.key(), lookup.avoid());
        if (hop instanceof Closer closer) {
            handTo(closer.candidates().get(0), lookup);
        } else if (hop instanceof Precedes precedes && precedes.successors().isEmpty()) {
            turnBack(lookup);
        } else if (hop instanceof Precedes precedes) {
            establish(precedes.successors(), lookup);
        }
    }

    /** Others can be asked as well, so a contact that has been silent before is not given more time than they are. */
    private void handTo(Peer next, PassOn lookup) {
        Promise<Acknowledged> acknowledged = node.calls().ask(next, lookup);
        acknowledged.then(taken -> {}, why -> node.forgetFinger(next));
        node.calls().briefly(next, acknowledged).then(taken -> {}, why -> {
            PassOn onwards = lookup.past(List.of(next));
            tellDetour(onwards);
            route(onwards);
        });
    }

    /** This node precedes the key: the first of {@code successors} that answers owns it. */
    private void establish(List<Peer> successors, PassOn lookup) {
        if (successors.get(0).equals(lookup.origin())) {
            report(successors, lookup);
            return;
        }
        List<Peer> silent = new ArrayList<>();
        new LivingOwner(node, successors, peer -> {
                    silent.add(peer);
                    tellDetour(lookup.past(silent));
                })
                .find()
                .then(
                        place -> {
                            List<Peer> owners = new ArrayList<>(successors.subList(place, successors.size()));
                            owners.removeAll(silent); // those behind the owner that were asked ahead
                            conclude(owners, lookup.past(silent));
                        },
                        why -> {});
    }

    private void conclude(List<Peer> owners, PassOn lookup) {
        if (owners.isEmpty()) {
            route(lookup); // the successor list may be another one by now
        } else {
            report(owners, lookup);
        }
    }

    // ---- telling the origin

    private void tellDetour(PassOn onwards) {
        Detour detour = new Detour(onwards.lookup(), onwards.path(), onwards.dead());
        if (onwards.origin().equals(node.self())) {
            begunHere.detour(detour);
        } else {
            node.calls().ask(onwards.origin(), detour); // if it is lost, the origin may begin again too early: no harm
        }
    }

    private void turnBack(PassOn lookup) {
        tell(
                lookup.origin(),
                new DeadEnd(lookup.lookup(), lookup.origin(), lookup.path(), lookup.dead()),
                lookup.path());
    }

    private void report(List<Peer> owners, PassOn lookup) {
        tell(
                lookup.origin(),
                new Arrived(lookup.lookup(), lookup.origin(), owners, lookup.path(), lookup.dead()),
                lookup.path());
    }

    /**
     * Tells the origin how a try ended. If that does not acknowledge it, because there is no way from here, it goes back along
     * {@code path} until somebody takes it who may reach the origin.
     */
    void tell(Peer origin, ChordRequest<Acknowledged> end, List<Peer> path) {
        if (origin.equals(node.self())) {
            end.serve(node, new Promise<>());
        } else {
            List<Peer> back = path.subList(0, Math.max(0, path.indexOf(node.self())));
            node.calls().ask(origin, end).then(told -> {}, why -> sendBack(end, back));
        }
    }

    private void sendBack(ChordRequest<Acknowledged> end, List<Peer> path) {
        if (!path.isEmpty()) {
            int last = path.size() - 1;
            node.calls().ask(path.get(last), end).then(taken -> {}, why -> sendBack(end, path.subList(0, last)));
        }
    }
}
