package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.Optional;

/** One lookup, its window, and what the memberships with which it was compared have shown so far. */
final class LookupWindow {

    private final Operation lookup;
    private final long from;
    private final long to;

    private boolean right; // the answer was right at some moment of the window
    private boolean alive; // the node named was a member at some moment of the window
    private boolean rightOutside; // the answer was right at some moment before or after the window
    private Optional<Peer> owner = Optional.empty(); // who was right at the end of the window

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
    void compareInside(Membership membership) {
        IdealRing ring = membership.ring();
        if (ring.size() > 0) {
            Peer rightOne = ring.ownerOf(lookup.key());
            owner = Optional.of(rightOne);
            right |= rightOne.equals(answer());
            alive |= ring.contains(answer());
        }
    }

    /** Compares the answer with a membership, if it lies outside the window. */
    void compareOutside(Membership membership) {
        IdealRing ring = membership.ring();
        if (!rightOutside && ring.size() > 0 && !membership.overlaps(from, to)) {
            rightOutside = ring.ownerOf(lookup.key()).equals(answer());
        }
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
        if (!alive && timeline.hasBeenMember(answer(), from)) {
            return LookupJudgement.DEAD_OWNER;
        }
        return rightOutside ? LookupJudgement.STALE : LookupJudgement.WRONG;
    }

    private String witness(LookupJudgement judgement) {
        String asked = "lookup " + lookup.number() + " of " + lookup.key().toShortString() + " at " + lookup.origin();
        return switch (judgement) {
            case CORRECT -> "";
            case STALE -> asked + rightOne() + ", which is right at another time only";
            case DEAD_OWNER -> asked + rightOne() + ", which had left or died before";
            case WRONG -> asked + rightOne() + ", which is right at no time";
            case FAILED, UNKNOWN -> asked + ": " + lookup.detail();
        };
    }

    private String rightOne() {
        return " should name " + owner.map(Peer::toString).orElse("nobody") + " and names " + answer();
    }

    private Peer answer() {
        return lookup.answeredBy().orElseThrow();
    }
}
