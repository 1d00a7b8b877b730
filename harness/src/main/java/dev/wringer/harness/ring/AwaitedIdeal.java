package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.RingInvariant;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The ideal state, looked for again and again. As long as nobody comes or goes, and the member that was found to be wrong last
 * believes the same as then, the ring cannot have become ideal, so that one is looked at before everybody is.
 */
final class AwaitedIdeal implements Condition {

    private Optional<Suspect> suspect = Optional.empty(); // from the last look at everybody

    /** A member that was wrong in a ring of these members, and what it believed. */
    private record Suspect(List<Peer> members, Peer member, NodeSnapshot belief, String witness) {}

    @Override
    public String name() {
        return "ideal";
    }

    @Override
    public Optional<String> missing(Ring ring) {
        if (suspect.isEmpty() || hasMoved(ring, suspect.get())) {
            suspect = lookAtEverybody(ring);
        }
        return suspect.map(Suspect::witness);
    }

    /** What has become of the ring as a whole: that it has split in two, for instance. */
    @Override
    public Optional<String> diagnosis(Ring ring) {
        RingSnapshot now = ring.snapshot();
        return RingInvariant.ofShape().stream()
                .flatMap(invariant -> invariant.check(now).stream())
                .findFirst()
                .map(Violation::toString);
    }

    @Override
    public Optional<Progress> progress(RingSpec spec) {
        return Optional.of(new Progress(round(spec), "maintenance", AwaitedIdeal::neighbours));
    }

    /** The longest time that a round of maintenance takes. */
    static Duration round(RingSpec spec) {
        return spec.node().chord().pace().longest().plus(spec.node().chord().longestTimeout());
    }

    /** Whom everybody takes for its neighbours. */
    private static List<NodeSnapshot> neighbours(Ring ring) {
        return ring.snapshot().members().stream()
                .map(member -> new NodeSnapshot(
                        member.self(), member.predecessor(), member.successors(), List.of(), List.of()))
                .toList();
    }

    private static boolean hasMoved(Ring ring, Suspect suspect) {
        return !ring.awake().equals(suspect.members()) || believesOtherwise(ring, suspect);
    }

    private static boolean believesOtherwise(Ring ring, Suspect suspect) {
        return ring.snapshotOf(suspect.member())
                .filter(now -> now.predecessor().equals(suspect.belief().predecessor())
                        && now.successors().equals(suspect.belief().successors()))
                .isEmpty();
    }

    private static Optional<Suspect> lookAtEverybody(Ring ring) {
        RingSnapshot snapshot = ring.snapshot();
        return ring.departureFromIdeal(snapshot).map(violation -> suspect(ring.awake(), violation, snapshot));
    }

    /** The violation names the member that is wrong first. */
    private static Suspect suspect(List<Peer> members, Violation violation, RingSnapshot snapshot) {
        Peer member = violation.members().get(0);
        return new Suspect(members, member, snapshot.of(member).orElseThrow(), violation.witness());
    }
}
