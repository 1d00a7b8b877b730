package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.Doubts.Doubt;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** One lookup, its window, and what the memberships with which it was compared have shown so far. */
final class LookupWindow {

    private final Operation lookup;
    private final long from;
    private final long to;

    private boolean right; // the answer was right at some moment of the window
    private boolean alive; // the node named was a member at some moment of the window
    private Optional<Peer> owner = Optional.empty(); // who was right at the end of the window
    private Optional<Doubt> excuse = Optional.empty(); // for all whom the answer passes over, in some membership
    private Optional<Peer> passedOver = Optional.empty(); // somebody for whom there is none

    LookupWindow(Operation lookup, long slackNanos) {
        this.lookup = lookup;
        this.from = lookup.invokedNanos() - slackNanos;
        this.to = lookup.completedNanos() + slackNanos;
    }

    /** When the window begins, inclusive. */
    long from() {
        return from;
    }

    /** When the window ends, inclusive. */
    long to() {
        return to;
    }

    boolean isAnswered() {
        return lookup.succeeded();
    }

    boolean isRight() {
        return right;
    }

    /** Compares the answer with a membership of the window. */
    void compare(Membership membership) {
        IdealRing ring = membership.ring();
        if (ring.size() > 0) {
            Peer rightOne = ring.ownerOf(lookup.key());
            owner = Optional.of(rightOne);
            right |= rightOne.equals(answer());
            alive |= ring.contains(answer());
        }
    }

    /** Looks for what excuses a wrong answer, in a membership of the window. */
    void excuse(Membership membership, Doubts doubts) {
        if (excuse.isPresent() || !membership.ring().contains(answer())) {
            return;
        }
        Set<Doubt> found = EnumSet.noneOf(Doubt.class);
        Iterator<Peer> passed =
                membership.ring().passedOver(lookup.key(), answer()).iterator();
        while (passed.hasNext()) {
            Peer member = passed.next();
            Optional<Doubt> doubt = doubts.about(member, from, to);
            if (doubt.isEmpty()) {
                passedOver = Optional.of(member);
                return;
            }
            found.add(doubt.get());
        }
        excuse = Optional.of(found.contains(Doubt.SUSPECTED) ? Doubt.SUSPECTED : Doubt.COMING_OR_GOING);
    }

    /** The judgement, once all memberships have been compared. */
    JudgedLookup judged(MembershipTimeline timeline) {
        LookupJudgement judgement = judgement(timeline);
        return new JudgedLookup(lookup, judgement, witness(judgement));
    }

    private LookupJudgement judgement(MembershipTimeline timeline) {
        if (lookup.outcome() == Operation.Outcome.UNKNOWN) {
            return LookupJudgement.UNKNOWN;
        }
        if (lookup.outcome() == Operation.Outcome.FAILED) {
            return LookupJudgement.FAILED;
        }
        if (right) {
            return LookupJudgement.CORRECT;
        }
        if (excuse.isPresent()) {
            return excuse.get() == Doubt.COMING_OR_GOING ? LookupJudgement.STALE : LookupJudgement.LIVE_NODE_SUSPECTED;
        }
        return !alive && timeline.hasBeenMember(answer(), from) ? LookupJudgement.DEAD_OWNER : LookupJudgement.WRONG;
    }

    private String witness(LookupJudgement judgement) {
        String asked = "lookup " + lookup.number() + " of " + lookup.key().toShortString() + " at " + lookup.origin();
        return switch (judgement) {
            case CORRECT -> "";
            case STALE -> asked + rightOne() + ": all that come before it had just come, or were going";
            case LIVE_NODE_SUSPECTED ->
                asked + rightOne() + ": all that come before it could be taken for dead a short time before";
            case DEAD_OWNER -> asked + rightOne() + ", which had left or died before";
            case WRONG -> asked + rightOne() + wrong();
            case FAILED, UNKNOWN -> asked + ": " + lookup.detail();
        };
    }

    private String rightOne() {
        return " should name " + owner.map(Peer::toString).orElse("nobody") + " and names " + answer();
    }

    private String wrong() {
        return passedOver
                .map(member -> ", which passes over " + member + ", alive and nothing against it")
                .orElse(", which never was a member");
    }

    private Peer answer() {
        return lookup.answeredBy().orElseThrow();
    }
}
