package dev.wringer.harness.oracle;

import dev.wringer.harness.record.RingSnapshot;
import java.util.List;
import java.util.Optional;

/** Some member comes back to itself when it follows best successors (ZAVE'17). */
public record AtLeastOneRing() implements RingInvariant {

    @Override
    public String name() {
        return "AtLeastOneRing";
    }

    @Override
    public Optional<Violation> check(RingSnapshot ring) {
        if (!new BestSuccessors(ring).rings().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                name(),
                "following best successors, none of " + ring.members().size() + " members comes back to itself",
                List.of()));
    }
}
