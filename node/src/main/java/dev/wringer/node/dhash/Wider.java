package dev.wringer.node.dhash;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks beyond the list that a lookup brought to light, where fewer than k replica holders are in it. The ring may be that small, or the
 * list had just lost entries: the last one in it that is there knows who comes next.
 */
final class Wider {

    private Wider() {}

    /**
     * The result of a lookup with more successors behind those that it has; without more if the last one knows of none.
     *
     * @param absent who is not to be counted on
     * @return broken with NO_ROUTE if nobody in the list is there, or as the question to the last one was
     */
    static Promise<LookupResult> than(ChordNode chord, LookupResult found, List<Peer> absent) {
        List<Peer> known = new ArrayList<>(found.successors());
        known.removeAll(absent);
        if (known.isEmpty()) {
            return Promise.failed(new RpcFailure(RpcFailure.Kind.NO_ROUTE, "all whom the lookup found are gone"));
        }
        Peer last = known.get(known.size() - 1);
        return following(chord, last).map(next -> with(found, next));
    }

    private static Promise<List<Peer>> following(ChordNode chord, Peer peer) {
        return peer.equals(chord.self())
                ? Promise.of(chord.successors())
                : chord.neighboursOf(peer).map(Neighbours::successors);
    }

    private static LookupResult with(LookupResult found, List<Peer> next) {
        List<Peer> successors = new ArrayList<>(found.successors());
        next.stream().filter(peer -> !successors.contains(peer)).forEach(successors::add);
        return new LookupResult(
                found.key(),
                List.copyOf(successors),
                found.predecessor(),
                found.path(),
                found.dead(),
                found.misroutes(),
                found.elapsedNanos());
    }
}
