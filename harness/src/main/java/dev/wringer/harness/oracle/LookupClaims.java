package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lookups claim: the owner that they name is the right one, or what excuses that is known ({@link LookupJudgement}); each
 * live hop that they name was a member, and lies strictly between the one before and the key (TON'03 §IV-D).
 */
record LookupClaims() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        Map<Integer, JudgedLookup> faults = faults(truth);
        List<Caught> caught = new ArrayList<>(
                RecordedOperations.check(truth, Operation.Kind.LOOKUP, true, lookup -> owner(lookup, faults)));
        caught.addAll(RecordedOperations.check(truth, Operation.Kind.LOOKUP, false, lookup -> path(lookup, truth)));
        return caught;
    }

    @Override
    public List<Caught> checkUnfinished(GroundTruth truth) {
        return RecordedOperations.check(truth, Operation.Kind.LOOKUP, false, RoutingProgress::backwards);
    }

    private static Map<Integer, JudgedLookup> faults(GroundTruth truth) {
        Map<Integer, JudgedLookup> byNumber = new HashMap<>(); // looked up only
        LookupCheck.against(truth).withSlack(truth.lag()).judge(truth.operations()).all().stream()
                .filter(judged -> judged.judgement().isFault())
                .forEach(judged -> byNumber.put(judged.lookup().number(), judged));
        return byNumber;
    }

    private static Optional<Violation> owner(Operation lookup, Map<Integer, JudgedLookup> faults) {
        return Optional.ofNullable(faults.get(lookup.number()))
                .map(judged -> new Violation(
                        "LookupOwner",
                        judged.witness(),
                        lookup.answeredBy().stream().toList()));
    }

    private static Optional<Violation> path(Operation lookup, GroundTruth truth) {
        Optional<Violation> backwards = RoutingProgress.backwards(lookup);
        return backwards.isPresent() ? backwards : stranger(lookup, truth);
    }

    private static Optional<Violation> stranger(Operation lookup, GroundTruth truth) {
        long slack = truth.lag().toNanos();
        return lookup.path().stream()
                .filter(hop -> !wasMember(
                        hop, lookup.invokedNanos() - slack, lookup.completedNanos() + slack, truth.timeline()))
                .findFirst()
                .map(hop -> new Violation(
                        "LookupPath",
                        "lookup " + lookup.number() + " of "
                                + lookup.key().toShortString() + " at " + lookup.origin() + " went by way of " + hop
                                + ", which was no member then",
                        List.of(hop)));
    }

    private static boolean wasMember(Peer peer, long begin, long end, MembershipTimeline timeline) {
        return timeline.isMember(peer, begin) || timeline.becameMember(peer, begin, end);
    }
}
