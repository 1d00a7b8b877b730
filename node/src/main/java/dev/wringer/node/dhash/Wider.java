package dev.wringer.node.dhash;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.ChordReply.Neighbours;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.RpcFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks beyond the list that a lookup brought to light, where fewer than k replica holders are in it. The ring may be that small, or the
 * list had just lost entries, or those in it are about to leave:
 *
 * <pre>
 * some in the list are to be counted on:  the last of them knows who comes next
 * none is:                                whoever leaves knows that as well, until it has left; so all are asked
 * </pre>
 *
 * <p>That goes on until there are k holders, or whoever is asked knows of no others.
 */
final class Wider {

    private final ChordNode chord;
    private final LookupResult found;
    private final List<Peer> absent;
    private final int replicas;
    private final List<Peer> successors; // of the key, as far as known; grows
    private final Set<Peer> asked = new HashSet<>();
    private final Promise<LookupResult> result = new Promise<>();
    private boolean told; // by somebody, who follows it

    private Wider(ChordNode chord, LookupResult found, List<Peer> absent, int replicas) {
        this.chord = chord;
        this.found = found;
        this.absent = absent;
        this.replicas = replicas;
        this.successors = new ArrayList<>(found.successors());
    }

    /**
     * The result of a lookup with more successors behind those that it has; without more if nobody knows of any.
     *
     * @param absent who is not to be counted on
     * @param replicas k
     * @return broken with NO_ROUTE if nobody in the list answers
     */
    static Promise<LookupResult> than(ChordNode chord, LookupResult found, List<Peer> absent, int replicas) {
        Wider wider = new Wider(chord, found, absent, replicas);
        wider.look();
        return wider.result;
    }

    private void look() {
        List<Peer> unasked = new ArrayList<>(successors);
        unasked.removeAll(asked);
        List<Peer> present = new ArrayList<>(unasked);
        present.removeAll(absent);
        if (Placement.of(successors, absent, replicas).isWhole() || unasked.isEmpty()) {
            conclude();
        } else if (present.isEmpty()) {
            askAll(unasked);
        } else {
            askLast(present.get(present.size() - 1));
        }
    }

    private void askLast(Peer last) {
        asked.add(last);
        following(last)
                .then(
                        next -> {
                            if (adds(next)) {
                                look();
                            } else {
                                conclude();
                            }
                        },
                        why -> look());
    }

    /** The first that knows of others will do: some of these may be silent for as long as a time-out. */
    private void askAll(List<Peer> peers) {
        asked.addAll(peers);
        Round round = new Round(peers.size());
        for (Peer peer : peers) {
            following(peer).then(next -> round.answered(adds(next)), why -> round.answered(false));
        }
    }

    /** Questions to several at once. */
    private final class Round {

        private int awaited;
        private boolean over;

        Round(int awaited) {
            this.awaited = awaited;
        }

        void answered(boolean knowsOfOthers) {
            awaited--;
            if (!over && (knowsOfOthers || awaited == 0)) {
                over = true;
                look();
            }
        }
    }

    private Promise<List<Peer>> following(Peer peer) {
        return peer.equals(chord.self())
                ? Promise.of(chord.successors())
                : chord.neighboursOf(peer).map(Neighbours::successors);
    }

    private boolean adds(List<Peer> next) {
        told = true;
        List<Peer> others = new ArrayList<>(next);
        others.removeAll(successors);
        return successors.addAll(others);
    }

    private void conclude() {
        if (told) {
            result.keep(found.withSuccessors(List.copyOf(successors)));
        } else {
            result.fail(RpcFailure.Kind.NO_ROUTE, "nobody whom the lookup found answers");
        }
    }
}
