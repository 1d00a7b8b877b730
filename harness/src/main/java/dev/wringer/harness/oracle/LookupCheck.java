package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Judges each lookup against <i>every</i> membership that held between its invocation and its completion.
 *
 * <p>It goes through the memberships once, in the order of time, with the lookups that are under way; a second pass
 * over all memberships is made only for the answers that the first one did not find right.
 */
public final class LookupCheck {

    private final MembershipTimeline timeline;
    private final Duration slack;

    private LookupCheck(MembershipTimeline timeline, Duration slack) {
        this.timeline = timeline;
        this.slack = slack;
    }

    /** A check against exact membership, as a simulator knows it. */
    public static LookupCheck against(MembershipTimeline timeline) {
        return new LookupCheck(timeline, Duration.ZERO);
    }

    /**
     * This check with every window widened at both ends, for testbeds on which the harness learns of a join or a death
     * only some time after it happened.
     */
    public LookupCheck withSlack(Duration widening) {
        return new LookupCheck(timeline, widening);
    }

    /** Judges the lookups among {@code operations}; the others are passed over. */
    public JudgedLookups judge(Collection<Operation> operations) {
        List<LookupWindow> lookups = operations.stream()
                .filter(operation -> operation.kind() == Operation.Kind.LOOKUP)
                .sorted(Comparator.comparingInt(Operation::number))
                .map(operation -> new LookupWindow(operation, slack.toNanos()))
                .toList();
        List<LookupWindow> answered =
                lookups.stream().filter(LookupWindow::isAnswered).toList();
        compareInside(answered);
        compareOutside(answered.stream().filter(lookup -> !lookup.isRight()).toList());
        return new JudgedLookups(
                lookups.stream().map(lookup -> lookup.judged(timeline)).toList());
    }

    private void compareInside(List<LookupWindow> answered) {
        Queue<LookupWindow> arrivals = new ArrayDeque<>(answered.stream()
                .sorted(Comparator.comparingLong(LookupWindow::from))
                .toList());
        List<LookupWindow> underway = new ArrayList<>();
        for (Membership membership : timeline) {
            while (!arrivals.isEmpty() && arrivals.element().from() < membership.untilNanos()) {
                underway.add(arrivals.remove());
            }
            underway.forEach(lookup -> lookup.compareInside(membership));
            underway.removeIf(lookup -> lookup.to() < membership.untilNanos());
        }
    }

    private void compareOutside(List<LookupWindow> suspects) {
        if (!suspects.isEmpty()) { // making the rings is what takes time
            for (Membership membership : timeline) {
                suspects.forEach(lookup -> lookup.compareOutside(membership));
            }
        }
    }
}
