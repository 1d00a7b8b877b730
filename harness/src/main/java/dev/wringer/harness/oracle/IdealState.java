package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * All members stand in one ring, every predecessor is right, and entry i of each successor list is the i-th successor
 * (ZAVE'17). The target of liveness: reached some time after the last change of membership, not kept during one.
 *
 * <p>Where the members are too few for r successors, a list names all others; a lone member may or may not be its own
 * predecessor. The check walks the members and their lists in step, without searching, and stops at the first fault.
 *
 * @param successors r, the length of a successor list
 */
public record IdealState(int successors) implements RingInvariant {

    @Override
    public String name() {
        return "IdealState";
    }

    @Override
    public Optional<Violation> check(RingSnapshot ring) {
        if (ring.members().isEmpty()) {
            return Optional.of(new Violation(name(), "the ring has no members", List.of()));
        }
        for (int i = 0; i < ring.members().size(); i++) {
            NodeSnapshot node = ring.members().get(i);
            if (!hasRightPredecessor(ring, i)) {
                return Optional.of(wrongPredecessor(ring, i));
            }
            int wrong = firstWrongEntry(ring, i);
            if (wrong >= 0 || node.successors().size() != wanted(ring)) {
                return Optional.of(wrongList(ring, i, wrong));
            }
        }
        return Optional.empty();
    }

    /** How many members have a wrong predecessor, or a successor list that is not the one that they should have. */
    public int wrongMembers(RingSnapshot ring) {
        int wrong = 0;
        for (int i = 0; i < ring.members().size(); i++) {
            boolean right = hasRightPredecessor(ring, i)
                    && firstWrongEntry(ring, i) < 0
                    && ring.members().get(i).successors().size() == wanted(ring);
            wrong += right ? 0 : 1;
        }
        return wrong;
    }

    private int wanted(RingSnapshot ring) {
        return Math.min(successors, ring.members().size() - 1);
    }

    private static boolean hasRightPredecessor(RingSnapshot ring, int index) {
        Optional<Peer> predecessor = ring.members().get(index).predecessor();
        boolean alone = ring.members().size() == 1;
        return predecessor.isPresent() ? predecessor.get().equals(member(ring, index - 1)) : alone;
    }

    /** The index of the first entry that is not the one it should be, or −1; a list may also be too short. */
    private int firstWrongEntry(RingSnapshot ring, int index) {
        List<Peer> list = ring.members().get(index).successors();
        for (int i = 0; i < list.size(); i++) {
            if (i == wanted(ring) || !list.get(i).equals(member(ring, index + 1 + i))) {
                return i;
            }
        }
        return -1;
    }

    private Violation wrongPredecessor(RingSnapshot ring, int index) {
        NodeSnapshot node = ring.members().get(index);
        Peer right = member(ring, index - 1);
        String believed = node.predecessor().map(Peer::toString).orElse("nobody");
        return new Violation(
                name(),
                node.self() + " takes " + believed + " for its predecessor, which is " + right,
                List.of(node.self(), right));
    }

    private Violation wrongList(RingSnapshot ring, int index, int wrong) {
        NodeSnapshot node = ring.members().get(index);
        String fault;
        if (wrong < 0) {
            fault = "lists " + node.successors().size() + " of its " + wanted(ring) + " successors";
        } else if (wrong == wanted(ring)) {
            fault = "lists more than its " + wanted(ring) + " successors";
        } else {
            fault = "has a wrong successor " + (wrong + 1) + ", which is " + member(ring, index + 1 + wrong);
        }
        String list = Witness.list(node.successors(), ring::isMember);
        return new Violation(name(), node.self() + " " + fault + ": " + list, List.of(node.self()));
    }

    private static Peer member(RingSnapshot ring, int index) {
        int size = ring.members().size();
        int onCircle = index < 0 ? index + size : index;
        return ring.members().get(onCircle < size ? onCircle : onCircle % size).self();
    }
}
