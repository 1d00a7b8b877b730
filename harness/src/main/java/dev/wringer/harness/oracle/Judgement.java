package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Cause;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on a trial, from its record alone: what checks caught while it was under way, and what the claims of nodes come
 * to when they are compared with ground truth.
 *
 * <p>What was proved while the premise held stays proved: a failure beyond the protocol's promise, a fault without evidence
 * and an overloaded machine put an end to proofs from then on, and to nothing that came before. A suspicion that left a
 * member without a live successor excuses what is caught later, and changes nothing if nothing is.
 *
 * <p>A trial that was cut short is judged by what was recorded before, and only by what that proves whatever would have come
 * afterwards. It fails, or it says nothing.
 */
public final class Judgement {

    private final List<Event> events;
    private final List<Caught> caught;
    private final List<Caught> blamed; // caught as well, but the doing of hosts that misbehave on purpose
    private final List<Excluded> excluded; // from when on nothing is proved, and why, in the order of the record
    private final Optional<Event.CutShort> cut; // the record breaks off there

    private record Excluded(long sinceNanos, int position, Cause cause, String reason) {

        boolean covers(Caught one) {
            return one.excusable()
                    && (sinceNanos < one.atNanos() || (sinceNanos == one.atNanos() && position < one.position()));
        }
    }

    private Judgement(History history, Optional<Event.CutShort> cut) {
        this.events = history.events();
        this.cut = cut;
        List<Caught> held = caughtMeanwhile(events);
        List<Caught> others = new ArrayList<>();
        List<GroundTruth> rings = GroundTruth.ofEachRing(history);
        for (int i = 0; i < rings.size(); i++) {
            GroundTruth truth = rings.get(i);
            boolean unfinished = cut.isPresent() && i == rings.size() - 1;
            Blame blame = Blame.of(truth);
            for (TruthCheck check : TruthCheck.ALL) {
                (unfinished ? check.checkUnfinished(truth) : check.check(truth))
                        .forEach(one -> (blame.excuses(check, one) ? others : held).add(one));
            }
        }
        this.caught = List.copyOf(held);
        this.blamed = List.copyOf(others);
        this.excluded = excluded(events);
    }

    /** Of the trial with this record; a verdict that it states already is no evidence, and changes nothing. */
    public static Judgement of(History history) {
        Optional<Event.CutShort> cut = history.all(Event.CutShort.class).findFirst();
        boolean nothingBesides =
                cut.isEmpty() && history.all(Event.Ended.class).findAny().isEmpty();
        return new Judgement(nothingBesides ? history : evidence(history), cut);
    }

    /** What was recorded before the trial was cut short, if it was. */
    private static History evidence(History history) {
        History evidence = new History(EventSink.NOWHERE);
        history.events().stream()
                .takeWhile(event -> !(event instanceof Event.CutShort))
                .filter(event -> !(event instanceof Event.Ended))
                .forEach(evidence::record);
        return evidence;
    }

    /** The verdict on the trial with this record. */
    public static Verdict on(History history) {
        return of(history).verdict();
    }

    /** What is proved and nothing excuses, in the order of proof: the first one failed the trial. */
    public List<Caught> inOrderOfProof() {
        return proved().stream()
                .sorted(Comparator.comparingLong(Caught::atNanos).thenComparingInt(Caught::position))
                .toList();
    }

    private static List<Caught> caughtMeanwhile(List<Event> events) {
        List<Caught> caught = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.Violated violated) {
                int proof = violated.operation().isPresent()
                        ? completionOf(violated.operation().getAsInt(), events, i)
                        : i;
                Violation violation = new Violation(violated.check(), violated.witness(), List.of());
                caught.add(new Caught(violation, events.get(proof).atNanos(), proof, violated.excusable()));
            }
        }
        return caught;
    }

    /** The place at which an operation was completed, the last one with this number before {@code end}. */
    private static int completionOf(int operation, List<Event> events, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (events.get(i) instanceof Event.Completed completed
                    && completed.operation().number() == operation) {
                return i;
            }
        }
        return end;
    }

    private static List<Excluded> excluded(List<Event> events) {
        List<Excluded> excluded = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Event.Spoilt spoilt) {
                excluded.add(new Excluded(spoilt.sinceNanos(), i, spoilt.cause(), spoilt.reason()));
            }
        }
        return excluded;
    }

    private List<Caught> proved() {
        return caught.stream()
                .filter(one -> excluded.stream().noneMatch(end -> end.covers(one)))
                .toList();
    }

    /** The verdict; an ERROR only if the trial was cut short. */
    public Verdict verdict() {
        List<Caught> proved = proved();
        if (!proved.isEmpty()) {
            return Verdict.fail(told(proved));
        }
        if (cut.isPresent()) {
            return Verdict.error(cut.get().reason());
        }
        Optional<String> undecided = excluded.stream()
                .filter(end -> end.cause() != Cause.SUSPICION || caught.stream().anyMatch(end::covers))
                .findFirst()
                .map(end -> end.reason() + (caught.isEmpty() ? "" : "; not held against the protocol: " + told(caught)))
                .or(this::undecided);
        return undecided.map(Verdict::unknown).orElseGet(() -> Verdict.pass(new Caveats(events, blamed).text()));
    }

    private Optional<String> undecided() {
        return events.stream()
                .filter(Event.Undecided.class::isInstance)
                .map(event -> ((Event.Undecided) event).reason())
                .findFirst();
    }

    /** What the scenario found itself comes first: it knows best what it was about. */
    private static String told(List<Caught> caught) {
        List<Caught> ordered = caught.stream()
                .sorted(Comparator.comparing(
                                (Caught one) -> !one.violation().invariant().equals(Violation.OF_SCENARIO))
                        .thenComparingLong(Caught::atNanos)
                        .thenComparingInt(Caught::position))
                .toList();
        String first = text(ordered.get(0).violation());
        String second = ordered.stream()
                .skip(1)
                .map(Caught::violation)
                .filter(other ->
                        !other.invariant().equals(ordered.get(0).violation().invariant()))
                .findFirst()
                .map(other -> "; " + text(other))
                .orElse("");
        int told = second.isEmpty() ? 1 : 2;
        return first + second + (ordered.size() > told ? " (and " + (ordered.size() - told) + " more)" : "");
    }

    private static String text(Violation violation) {
        return violation.invariant().equals(Violation.OF_SCENARIO) ? violation.witness() : violation.toString();
    }
}
