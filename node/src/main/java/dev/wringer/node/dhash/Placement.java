package dev.wringer.node.dhash;

import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the replicas of a block belong: at the first k successors of its key (CFS'01 §5.1) that are on k distinct hosts,
 * because virtual nodes of one host share its fate. All keys between two neighbouring nodes have the same placement.
 *
 * @param holders nearest first, on distinct hosts; fewer than k if no more hosts are known
 * @param replicas k
 */
public record Placement(List<Peer> holders, int replicas) {

    /** The placement of a key that is followed by {@code successors}, nearest first. */
    public static Placement of(List<Peer> successors, int replicas) {
        return of(successors, List.of(), replicas);
    }

    /**
     * The placement of a key that is followed by {@code successors}, as it is without some of them.
     *
     * @param absent peers that are dead or about to leave
     */
    public static Placement of(List<Peer> successors, List<Peer> absent, int replicas) {
        List<Peer> holders = new ArrayList<>(replicas);
        for (int i = 0; i < successors.size() && holders.size() < replicas; i++) {
            Peer successor = successors.get(i);
            if (!absent.contains(successor) && !sharesHostWithAny(holders, successor)) {
                holders.add(successor);
            }
        }
        return new Placement(List.copyOf(holders), replicas);
    }

    /**
     * The placement of a key that was looked up, as it is without some of the nodes.
     *
     * @param listLength r, the length of a full list
     * @param absent peers that are dead or about to leave
     */
    static Placement of(LookupResult found, int listLength, List<Peer> absent, int replicas) {
        return of(successorsOf(found, listLength), absent, replicas);
    }

    /** The placement of the keys for which {@code node} itself is responsible. */
    static Placement around(ChordNode node, int replicas) {
        List<Peer> successors = new ArrayList<>(node.successors().size() + 1);
        successors.add(node.self());
        successors.addAll(node.successors());
        return of(successors, replicas);
    }

    /**
     * All successors of a key that a lookup brought to light. That is the list of the key's predecessor, which never
     * names the predecessor itself: in a ring so small that the list reaches all the way round, it is added as the last.
     *
     * @param listLength r, the length of a full list
     */
    static List<Peer> successorsOf(LookupResult found, int listLength) {
        List<Peer> successors = found.successors();
        if (!namesEverybody(found, listLength) || successors.contains(found.predecessor())) {
            return successors;
        }
        List<Peer> everybody = new ArrayList<>(successors);
        everybody.add(found.predecessor());
        return everybody;
    }

    /**
     * Whether the list that a lookup brought to light reaches all the way round the ring.
     *
     * @param listLength r, the length of a full list
     */
    static boolean namesEverybody(LookupResult found, int listLength) {
        return found.successors().contains(found.predecessor())
                || found.successors().size() + found.dead().size() < listLength;
    }

    /** Whether there are as many holders as a block has replicas. */
    boolean isWhole() {
        return holders.size() == replicas;
    }

    /** Whether {@code peer} is among the replica holders. */
    public boolean contains(Peer peer) {
        return holders.contains(peer);
    }

    private static boolean sharesHostWithAny(List<Peer> peers, Peer one) {
        for (Peer peer : peers) {
            if (peer.sharesHostWith(one)) {
                return true;
            }
        }
        return false;
    }
}
