package dev.wringer.harness.oracle;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Going through a successor list one walks clockwise from its owner and never reaches it again: ordered, without
 * duplicates, without the owner (ZAVE'17, <i>OrderedSuccessorLists</i> and <i>NoDuplicates</i>).
 */
public record OrderedSuccessorLists() implements NodeInvariant {

    @Override
    public String name() {
        return "OrderedSuccessorLists";
    }

    @Override
    public Optional<Violation> check(NodeSnapshot node, Predicate<Peer> isMember) {
        RingId owner = node.self().id();
        RingId previous = owner;
        for (Peer entry : node.successors()) {
            if (!entry.id().isBetween(previous, owner)) {
                return Optional.of(violation(node, entry, isMember));
            }
            previous = entry.id();
        }
        return Optional.empty();
    }

    private Violation violation(NodeSnapshot node, Peer entry, Predicate<Peer> isMember) {
        return new Violation(
                name(),
                node.self() + " has " + fault(node, entry) + ": " + Witness.list(node.successors(), isMember),
                List.of(node.self(), entry));
    }

    private static String fault(NodeSnapshot node, Peer entry) {
        if (entry.equals(node.self())) {
            return "itself in its successor list";
        }
        if (node.successors().indexOf(entry) != node.successors().lastIndexOf(entry)) {
            return entry + " twice in its successor list";
        }
        return entry + " out of order in its successor list";
    }
}
