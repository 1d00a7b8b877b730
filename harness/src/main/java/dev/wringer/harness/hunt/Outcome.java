package dev.wringer.harness.hunt;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one trial ended.
 *
 * @param verdict what it comes to
 * @param reason one line for people; for a pass what has to be said beside it, or empty
 * @param broken the first violation that was proved, if one was
 * @param events the record
 */
public record Outcome(Verdict.Outcome verdict, String reason, Optional<Expectation> broken, List<Event> events) {

    /** Of a setup that cannot be tried, which says nothing about the protocol. */
    public static Outcome untried(String reason) {
        return new Outcome(Verdict.Outcome.ERROR, reason, Optional.empty(), List.of());
    }

    /** By what the failure is told apart from others, if it is one. */
    public Optional<Signature> signature() {
        return broken.map(violation -> Signature.of(violation.check(), events, violation.event() - 1));
    }

    /** Which kinds of things have happened. */
    public Set<Step> steps() {
        EnumSet<Step> steps = EnumSet.noneOf(Step.class);
        events.forEach(event -> steps.addAll(Step.of(event)));
        return steps;
    }

    /** How many actions of the schedule were carried out. */
    public int actions() {
        return (int) events.stream()
                .filter(event -> event instanceof Event.Acted acted
                        && (acted.deed() == Event.Deed.DONE || acted.deed() == Event.Deed.SHORTENED))
                .count();
    }

    /** How many operations clients had completed when the violation was proved; all of them if none was. */
    public int operations() {
        Set<Integer> numbers = new HashSet<>();
        int end = broken.map(violation -> Math.min(violation.event(), events.size()))
                .orElse(events.size());
        for (Event event : events.subList(0, end)) {
            if (event instanceof Event.Completed completed) {
                Operation operation = completed.operation();
                numbers.add(operation.number());
            }
        }
        return numbers.size();
    }

    /** Whether the premise of the protocol broke before anything was proved. */
    public boolean isPremiseBroken() {
        return verdict == Verdict.Outcome.UNKNOWN
                && events.stream().anyMatch(event -> event instanceof Event.Spoilt spoilt && ofPremise(spoilt.cause()));
    }

    private static boolean ofPremise(Event.Cause cause) {
        return switch (cause) {
            case PREMISE, SUSPICION -> true;
            case EVIDENCE, OVERLOAD -> false;
        };
    }
}
