package dev.wringer.harness.record;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of every live member at one moment. Whoever is not among the members is dead, has left, or has not joined
 * yet. In simulation a snapshot is atomic; over a network its nodes were read one after the other.
 *
 * @param atNanos when it was taken, by the testbed's clock
 * @param members the live members, ordered by id
 * @param joining the nodes that will be members as soon as an answer now on its way to them arrives, with the list that
 *     they will adopt among {@link NodeSnapshot#arriving}; known only where the harness sees the network's inside
 */
public record RingSnapshot(long atNanos, List<NodeSnapshot> members, List<NodeSnapshot> joining) {

    /** Checks the order, on which every search relies. */
    public RingSnapshot {
        for (int i = 1; i < members.size(); i++) {
            Peer previous = members.get(i - 1).self();
            Peer next = members.get(i).self();
            if (previous.id().compareTo(next.id()) >= 0) {
                throw new IllegalArgumentException("members are not ordered by id: " + previous + ", " + next);
            }
        }
    }

    /** A snapshot of a ring that nobody is known to be joining at this very moment. */
    public RingSnapshot(long atNanos, List<NodeSnapshot> members) {
        this(atNanos, members, List.of());
    }

    /** What {@code peer} believes, if it is a live member. */
    public Optional<NodeSnapshot> of(Peer peer) {
        int index = indexOf(peer);
        return index >= 0 ? Optional.of(members.get(index)) : Optional.empty();
    }

    /** Whether {@code peer} is a live member. */
    public boolean isMember(Peer peer) {
        return indexOf(peer) >= 0;
    }

    /** The index of {@code peer} among the members, or −1 if it is not one of them. */
    public int indexOf(Peer peer) {
        int index = firstFrom(peer.id());
        return index < members.size() && members.get(index).self().equals(peer) ? index : -1;
    }

    /**
     * The index of the first member whose id is {@code id} or numerically greater; the number of members if none is.
     */
    public int firstFrom(RingId id) {
        int low = 0;
        int high = members.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (members.get(middle).self().id().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many members know nobody alive but themselves among their successors. */
    public long stranded() {
        return members.stream()
                .filter(node ->
                        node.successors().stream().noneMatch(entry -> isMember(entry) && !entry.equals(node.self())))
                .count();
    }

    /** The same moment, had {@code gone} just failed. Nobody has noticed yet: all lists are as they were. */
    public RingSnapshot without(Set<Peer> gone) {
        return new RingSnapshot(atNanos, survivors(members, gone), survivors(joining, gone));
    }

    private static List<NodeSnapshot> survivors(List<NodeSnapshot> nodes, Set<Peer> gone) {
        return nodes.stream().filter(node -> !gone.contains(node.self())).toList();
    }
}
