package dev.wringer.harness.hunt;

import dev.wringer.harness.record.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * By what failures are told apart: those with the same broken check and the same last steps before are one finding.
 *
 * @param check the name of the broken check
 * @param last what was done to the ring, or became of its membership, last; in order, a run of the same once
 */
public record Signature(String check, List<Step> last) {

    private static final int STEPS = 2;

    /** Takes a copy. */
    public Signature {
        last = List.copyOf(last);
    }

    /** That of a violation which is proved by the event at {@code position} of a record, counted from 0. */
    static Signature of(String check, List<Event> events, int position) {
        List<Step> last = new ArrayList<>();
        for (int i = Math.min(position, events.size() - 1); i >= 0 && last.size() < STEPS; i--) {
            for (Step step : Step.of(events.get(i))) {
                if (step.isCause() && (last.isEmpty() || last.get(0) != step)) {
                    last.add(0, step);
                }
            }
        }
        return new Signature(check, last);
    }

    /** {@code LiveSuccessor after join, crash}. */
    @Override
    public String toString() {
        return check
                + (last.isEmpty()
                        ? ""
                        : last.stream().map(Step::word).collect(Collectors.joining(", ", " after ", "")));
    }
}
