package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A ring invariant that can be judged one node at a time, so cheap that a simulator checks it on the node that has just
 * changed, after every event.
 */
public interface NodeInvariant extends RingInvariant {

    /**
     * The violation at one node, if there is one.
     *
     * @param node what the node believes
     * @param isMember who is a live member at this moment
     */
    Optional<Violation> check(NodeSnapshot node, Predicate<Peer> isMember);

    @Override
    default Optional<Violation> check(RingSnapshot ring) {
        for (NodeSnapshot node : ring.members()) {
            Optional<Violation> violation = check(node, ring::isMember);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }
}
