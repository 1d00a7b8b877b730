package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * Judges each lookup against <i>every</i> membership that held between its invocation and its completion.
 *
 * <p>It goes through the memberships once, in the order of time, with the lookups that are under way; a second pass
 * is made only for the answers that the first one did not find right, to look for what excuses them.
 */
public final class LookupCheck {

    private final GroundTruth truth;
    private final Duration slack;

    private LookupCheck(GroundTruth truth, Duration slack) {
        this.truth = truth;
        this.slack = slack;
    }

    /** A check against exact membership, as a simulator knows it. */
    public static LookupCheck against(GroundTruth truth) {
        return new LookupCheck(truth, Duration.ZERO);
    }

    /**
     * This check with every window widened at both ends, for testbeds on which the harness learns of a join or a death
     * only some time after it happened.
     */
    public LookupCheck withSlack(Duration widening) {
        return new LookupCheck(truth, widening);
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
        sweep(answered, LookupWindow::compare);
        List<LookupWindow> suspects =
                answered.stream().filter(lookup -> !lookup.isRight()).toList();
        sweep(suspects, (lookup, membership) -> lookup.excuse(membership, truth.doubts()));
        return new JudgedLookups(
                lookups.stream().map(lookup -> lookup.judged(truth.timeline())).toList());
    }

    /** Shows each lookup each membership of its window. */
    private void sweep(List<LookupWindow> lookups, BiConsumer<LookupWindow, Membership> look) {
        if (lookups.isEmpty()) { // making the rings is what takes time
            return;
        }
        Queue<LookupWindow> arrivals = new ArrayDeque<>(lookups.stream()
                .sorted(Comparator.comparingLong(LookupWindow::from))
                .toList());
        List<LookupWindow> underway = new ArrayList<>();
        for (Membership membership : truth.timeline()) {
            while (!arrivals.isEmpty() && arrivals.element().from() < membership.untilNanos()) {
                underway.add(arrivals.remove());
            }
            underway.forEach(lookup -> look.accept(lookup, membership));
            underway.removeIf(lookup -> lookup.to() < membership.untilNanos());
        }
    }
}
