package dev.wringer.harness.junit;

import dev.wringer.harness.oracle.RingInvariant;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Ring;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a ring. */
public final class RingAssert extends AbstractAssert<RingAssert, Ring> {

    RingAssert(Ring actual) {
        super(actual, RingAssert.class);
    }

    /** Nothing has violated an invariant at any event so far, and the ring as it stands satisfies all of them. */
    public RingAssert satisfiesItsInvariants() {
        isNotNull();
        List<String> earlier = actual.violations();
        RingSnapshot snapshot = actual.snapshot();
        List<Violation> now = RingInvariant.safety(actual.spec().successors()).stream()
                .map(invariant -> invariant.check(snapshot))
                .flatMap(Optional::stream)
                .toList();
        if (!earlier.isEmpty() || !now.isEmpty()) {
            Facts facts = new Facts("the ring violates its invariants")
                    .and("members", snapshot.members().size())
                    .and("violations on the way", earlier.size());
            earlier.stream().limit(1).forEach(first -> facts.and("first", first));
            now.forEach(violation -> facts.and(violation.invariant(), violation.witness()));
            throw failure("%s", facts);
        }
        return this;
    }
}
