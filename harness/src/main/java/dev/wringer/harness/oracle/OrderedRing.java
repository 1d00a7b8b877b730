package dev.wringer.harness.oracle;

import dev.wringer.harness.record.RingSnapshot;
import java.util.List;
import java.util.Optional;

/** No ring member lies between a ring member and its best successor (ZAVE'17): the ring goes round the circle once. */
public record OrderedRing() implements RingInvariant {

    @Override
    public String name() {
        return "OrderedRing";
    }

    @Override
    public Optional<Violation> check(RingSnapshot ring) {
        BestSuccessors best = new BestSuccessors(ring);
        int[] ringMembers = best.ringMembers();
        for (int i = 0; i < ringMembers.length; i++) {
            int next = ringMembers[(i + 1) % ringMembers.length];
            if (best.of(ringMembers[i]) != next) {
                return Optional.of(violation(best, ringMembers[i], next));
            }
        }
        return Optional.empty();
    }

    private Violation violation(BestSuccessors best, int member, int passed) {
        return new Violation(
                name(),
                best.peer(member) + " is followed by " + best.peer(best.of(member)) + ", which passes over ring member "
                        + best.peer(passed),
                List.of(best.peer(member), best.peer(best.of(member)), best.peer(passed)));
    }
}
