package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * Each live hop of a lookup lies strictly between the one before and the key, so that no lookup goes round in circles,
 * and no live contact leads astray (TON'03 §IV-D: each step brings the query closer to the key's predecessor).
 *
 * <p>A misroute is held against the protocol only if the lookup met no dead contact: a node all of whose better
 * contacts are among those that the lookup has found dead cannot help, and is not at fault.
 */
public record RoutingProgress() implements OperationCheck {

    private static final String NAME = "RoutingProgress";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Violation> check(Operation operation) {
        if (operation.kind() != Operation.Kind.LOOKUP) {
            return Optional.empty();
        }
        Optional<Violation> backwards = backwards(operation);
        if (backwards.isPresent()) {
            return backwards;
        }
        boolean astray = operation.misroutes() > 0 && operation.dead().isEmpty();
        return astray ? Optional.of(astray(operation)) : Optional.empty();
    }

    /** A hop of a lookup that is no closer to the key than the one before. */
    static Optional<Violation> backwards(Operation lookup) {
        Peer previous = lookup.origin();
        for (Peer hop : lookup.path()) {
            if (!hop.id().isBetween(previous.id(), lookup.key())) {
                return Optional.of(backwards(lookup, previous, hop));
            }
            previous = hop;
        }
        return Optional.empty();
    }

    private static Violation backwards(Operation lookup, Peer previous, Peer hop) {
        return new Violation(
                NAME,
                subject(lookup) + " went from " + previous + " to " + hop + ", which is no closer; its path: "
                        + Witness.names(lookup.path()),
                List.of(previous, hop));
    }

    private Violation astray(Operation lookup) {
        return new Violation(
                name(),
                subject(lookup) + " was led astray by " + lookup.misroutes()
                        + " live contacts, though none was dead; its path: " + Witness.names(lookup.path()),
                List.of(lookup.origin()));
    }

    private static String subject(Operation lookup) {
        return "lookup " + lookup.number() + " of " + lookup.key().toShortString() + " at " + lookup.origin();
    }
}
