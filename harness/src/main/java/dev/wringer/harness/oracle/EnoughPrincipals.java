package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * At least r + 1 principals exist: the second half of ZAVE'17's inductive invariant. A principal is a member that no
 * member's extended successor list — itself, then its list — skips; a ring that has lost its principals can split in
 * two although every list still has a live entry.
 *
 * @param successors r, the length of a successor list
 */
public record EnoughPrincipals(int successors) implements RingInvariant {

    @Override
    public String name() {
        return "EnoughPrincipals";
    }

    @Override
    public Optional<Violation> check(RingSnapshot ring) {
        List<Peer> principals = Principals.of(ring);
        return principals.size() > successors ? Optional.empty() : Optional.of(violation(ring, principals));
    }

    private Violation violation(RingSnapshot ring, List<Peer> principals) {
        StringBuilder witness = new StringBuilder()
                .append(principals.size())
                .append(" of ")
                .append(ring.members().size())
                .append(" members are principals, r + 1 = ")
                .append(successors + 1)
                .append(" are needed: ")
                .append(Witness.names(principals));
        ring.members().stream()
                .filter(node -> Principals.skips(node, ring))
                .findFirst()
                .ifPresent(node -> witness.append("; members are skipped, for instance, by ")
                        .append(list(node, ring)));
        return new Violation(name(), witness.toString(), principals);
    }

    private static String list(NodeSnapshot node, RingSnapshot ring) {
        return node.self() + " with " + Witness.list(node.successors(), ring::isMember);
    }
}
