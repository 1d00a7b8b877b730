package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;

/**
 * The principals of a snapshot: the members that no extended successor list — a member, then its list — skips
 * (ZAVE'17). A list skips a member that lies strictly between two neighbouring entries of it.
 */
final class Principals {

    private final RingSnapshot ring;
    private final int[] skipped; // by how many lists member i is skipped more often than member i − 1

    private Principals(RingSnapshot ring) {
        this.ring = ring;
        this.skipped = new int[ring.members().size() + 1];
    }

    /** Judged by the lists that the members have. */
    static List<Peer> of(RingSnapshot ring) {
        Principals principals = new Principals(ring);
        ring.members().forEach(node -> principals.add(node.self(), node.successors()));
        return principals.unskipped();
    }

    /** Judged by the lists that the members have and by those on their way to them and to nodes that join. */
    static List<Peer> ofAllLists(RingSnapshot ring) {
        Principals principals = new Principals(ring);
        ring.members().forEach(principals::addAll);
        ring.joining().forEach(principals::addAll);
        return principals.unskipped();
    }

    /** Whether the list of {@code node} skips any member. */
    static boolean skips(NodeSnapshot node, RingSnapshot ring) {
        Principals principals = new Principals(ring);
        principals.add(node.self(), node.successors());
        return principals.unskipped().size() < ring.members().size();
    }

    private void addAll(NodeSnapshot node) {
        add(node.self(), node.successors());
        node.arriving().forEach(list -> add(node.self(), list));
    }

    private void add(Peer owner, List<Peer> successors) {
        RingId from = owner.id();
        int afterFrom = firstAfter(from, ring.firstFrom(from));
        for (Peer entry : successors) {
            RingId to = entry.id();
            if (isMemberAt(afterFrom, to)) { // the usual case: nobody between the two, and nothing to search for
                afterFrom = wrapped(afterFrom) + 1;
            } else {
                int firstTo = ring.firstFrom(to);
                skip(from, afterFrom, to, firstTo);
                afterFrom = firstAfter(to, firstTo);
            }
            from = to;
        }
    }

    private void skip(RingId from, int first, RingId to, int end) {
        if (from.compareTo(to) < 0) {
            skipRange(first, end);
        } else {
            skipRange(first, ring.members().size());
            skipRange(0, end);
        }
    }

    private void skipRange(int first, int end) {
        skipped[first]++;
        skipped[end]--;
    }

    /** The first member strictly after {@code id}, given the first one from it on. */
    private int firstAfter(RingId id, int firstFrom) {
        return firstFrom < ring.members().size() && isMemberAt(firstFrom, id) ? firstFrom + 1 : firstFrom;
    }

    private boolean isMemberAt(int index, RingId id) {
        return ring.members().get(wrapped(index)).self().id().equals(id);
    }

    private int wrapped(int index) {
        return index == ring.members().size() ? 0 : index;
    }

    private List<Peer> unskipped() {
        List<Peer> principals = new ArrayList<>();
        int lists = 0;
        for (int i = 0; i < ring.members().size(); i++) {
            lists += skipped[i];
            if (lists == 0) {
                principals.add(ring.members().get(i).self());
            }
        }
        return principals;
    }
}
