package dev.wringer.harness.oracle;

import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/** Every ring member reaches every other one by following best successors (ZAVE'17): the ring has not split. */
public record AtMostOneRing() implements RingInvariant {

    @Override
    public String name() {
        return "AtMostOneRing";
    }

    @Override
    public Optional<Violation> check(RingSnapshot ring) {
        BestSuccessors best = new BestSuccessors(ring);
        if (best.rings().size() <= 1) {
            return Optional.empty();
        }
        List<Peer> one = best.peers(best.rings().get(0));
        List<Peer> another = best.peers(best.rings().get(1));
        return Optional.of(new Violation(
                name(),
                best.rings().size() + " rings: one of " + Witness.names(one) + "; another of " + Witness.names(another),
                List.of(one.get(0), another.get(0))));
    }
}
