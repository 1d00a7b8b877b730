package dev.wringer.harness.oracle;

import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every member reaches a ring by following best successors (ZAVE'17). */
public record ConnectedAppendages() implements RingInvariant {

    @Override
    public String name() {
        return "ConnectedAppendages";
    }

    @Override
    public Optional<Violation> check(RingSnapshot ring) {
        BestSuccessors best = new BestSuccessors(ring);
        for (int member = 0; member < ring.members().size(); member++) {
            if (best.ringReachedFrom(member) == BestSuccessors.NONE) {
                return Optional.of(violation(ring, best, member));
            }
        }
        return Optional.empty();
    }

    private Violation violation(RingSnapshot ring, BestSuccessors best, int lost) {
        List<Peer> way = new ArrayList<>();
        int end = lost;
        way.add(best.peer(end));
        while (best.of(end) != BestSuccessors.NONE) {
            end = best.of(end);
            way.add(best.peer(end));
        }
        String deadEnd = Witness.list(ring.members().get(end).successors(), ring::isMember);
        String path = way.size() == 1 ? "" : " by way of " + Witness.names(way.subList(1, way.size())) + ",";
        return new Violation(
                name(),
                best.peer(lost) + " reaches no ring:" + path + " it ends at a list without a live entry, " + deadEnd,
                way);
    }
}
