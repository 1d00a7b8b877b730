package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Every member has a live entry in its successor list: the first half of ZAVE'17's inductive invariant. An entry that
 * names the member itself keeps it in touch with nobody and does not count. Once violated, the node is stranded for
 * good.
 */
public record LiveSuccessor() implements NodeInvariant {

    @Override
    public String name() {
        return "LiveSuccessor";
    }

    @Override
    public Optional<Violation> check(NodeSnapshot node, Predicate<Peer> isMember) {
        return isIn(node.successors(), node.self(), isMember)
                ? Optional.empty()
                : Optional.of(violation(node, isMember));
    }

    /** Whether a list keeps its owner in the ring. */
    static boolean isIn(List<Peer> successors, Peer owner, Predicate<Peer> isMember) {
        for (Peer entry : successors) {
            if (isMember.test(entry) && !entry.equals(owner)) {
                return true;
            }
        }
        return false;
    }

    private Violation violation(NodeSnapshot node, Predicate<Peer> isMember) {
        return new Violation(
                name(),
                node.self() + " has no live successor: " + Witness.list(node.successors(), isMember),
                List.of(node.self()));
    }
}
