package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who follows whom when every member goes to its <i>best successor</i>, the first live entry of its list (ZAVE'17).
 * Each member has at most one, so whoever follows them ends in a ring or at a member that has none: the members on a
 * ring are <i>ring members</i>, the others <i>appendages</i>.
 *
 * <p>Members are named by their index in the snapshot.
 */
final class BestSuccessors {

    /** No such member, or no such ring. */
    static final int NONE = -1;

    private static final int UNKNOWN = -2;

    private final RingSnapshot snapshot;
    private final int[] best; // the best successor of each member, or NONE
    private final int[] reached; // the number of the ring to which each member leads, or NONE
    private final List<int[]> rings = new ArrayList<>(); // the members of each ring in the order of walking

    BestSuccessors(RingSnapshot snapshot) {
        this.snapshot = snapshot;
        this.best = snapshot.members().stream().mapToInt(this::firstLive).toArray();
        this.reached = new int[best.length];
        Arrays.fill(reached, UNKNOWN);
        int[] walk = new int[best.length]; // the number of the walk that came by first, from 1
        for (int start = 0; start < best.length; start++) {
            if (reached[start] == UNKNOWN) {
                follow(start, walk);
            }
        }
    }

    private int firstLive(NodeSnapshot node) {
        for (Peer entry : node.successors()) {
            int index = snapshot.indexOf(entry);
            if (index >= 0) {
                return index;
            }
        }
        return NONE;
    }

    private void follow(int start, int[] walk) {
        int number = start + 1;
        int member = start;
        while (member != NONE && walk[member] == 0) {
            walk[member] = number;
            member = best[member];
        }
        int goal = NONE;
        if (member != NONE) {
            goal = walk[member] == number ? addRing(member) : reached[member];
        }
        for (int i = start; i != NONE && reached[i] == UNKNOWN; i = best[i]) {
            reached[i] = goal;
        }
    }

    private int addRing(int first) {
        List<Integer> ring = new ArrayList<>();
        int member = first;
        do {
            ring.add(member);
            member = best[member];
        } while (member != first);
        rings.add(ring.stream().mapToInt(Integer::intValue).toArray());
        return rings.size() - 1;
    }

    /** The best successor of a member, or {@link #NONE}. */
    int of(int member) {
        return best[member];
    }

    /** The rings, each with its members in the order of walking. */
    List<int[]> rings() {
        return rings;
    }

    /** The number of the ring to which a member leads, or {@link #NONE} if it leads nowhere. */
    int ringReachedFrom(int member) {
        return reached[member];
    }

    /** The members of all rings in the order of their ids. */
    int[] ringMembers() {
        return rings.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    }

    /** A member's name. */
    Peer peer(int member) {
        return snapshot.members().get(member).self();
    }

    /** The members' names. */
    List<Peer> peers(int[] members) {
        return Arrays.stream(members).mapToObj(this::peer).toList();
    }
}
