package dev.wringer.harness.record;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * The state of every live member at one moment. Whoever is not among the members is dead, has left, or has not joined
 * yet. In simulation a snapshot is atomic; over a network its nodes were read one after the other.
 *
 * @param atNanos when it was taken, by the testbed's clock
 * @param members the live members, ordered by id
 */
public record RingSnapshot(long atNanos, List<NodeSnapshot> members) {

    /** What {@code peer} believes, if it is a live member. */
    public Optional<NodeSnapshot> of(Peer peer) {
        int index = indexOf(peer.id());
        return index >= 0 ? Optional.of(members.get(index)) : Optional.empty();
    }

    /** Whether {@code peer} is a live member. */
    public boolean isMember(Peer peer) {
        return indexOf(peer.id()) >= 0;
    }

    private int indexOf(RingId id) {
        int low = 0;
        int high = members.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = members.get(middle).self().id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
