package dev.wringer.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.harness.record.RingRules;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A trial written by hand: nodes and keys are points of {@link SmallRing}, times small numbers. */
final class Trial {

    /** r = 2, k = 2, one acknowledgement, and 30 ns for news to get everywhere. */
    static final RingRules RULES = new RingRules(2, 2, 1, 30);

    private final History history = new History(EventSink.NOWHERE);
    private final List<Operation> operations = new ArrayList<>();

    Trial formed(long at, int... members) {
        history.record(new Event.Formed(at, Formation.ASSEMBLED, RULES, SmallRing.nodes(members)));
        return this;
    }

    /** Node 0 stores a block, which these acknowledge. */
    Trial stored(long from, long to, int key, int... acknowledged) {
        return completed(operation(number(), Kind.STORE, key)
                .invoked(from)
                .completed(to)
                .outcome(Outcome.OK, "")
                .replicas(SmallRing.nodes(acknowledged))
                .build());
    }

    /** It is looked who holds one block. */
    Trial held(long at, int key, int... holders) {
        return held(at, Map.of(SmallRing.point(key), SmallRing.nodes(holders)));
    }

    /** It is looked who holds what. */
    Trial held(long at, Map<RingId, List<Peer>> holders) {
        Map<RingId, List<Peer>> known = new TreeMap<>(holders);
        known.values().removeIf(List::isEmpty);
        return event(new Event.Inventory("looked", new Holdings(at, known)));
    }

    /** Hosts whose crash was just recorded are started again. */
    Trial restarted(long at, boolean kept, int... nodes) {
        return event(new Event.Restarted(at, SmallRing.nodes(nodes), kept ? "disk kept" : "disk lost", kept, "seen"));
    }

    /** A regime begins. */
    Trial imposed(long at, int number, Hindrance hindrance, List<Integer> from, List<Integer> to) {
        RegimeEffect effect = new RegimeEffect(hosts(from), hosts(to), false, hindrance);
        return event(new Event.Imposed(at, number, "regime " + number, effect, "seen"));
    }

    private static List<String> hosts(List<Integer> nodes) {
        return nodes.stream().map(node -> SmallRing.node(node).host()).toList();
    }

    /** The regime with this number ends. */
    Trial healed(long at, int number) {
        return event(new Event.Healed(at, number, "regime " + number));
    }

    /** An operation that goes into the record. */
    Trial completed(Operation operation) {
        return event(new Event.Completed(operation));
    }

    /** The next operation, to be described. */
    static Operation.Builder operation(int number, Kind kind, int key) {
        return Operation.of(number, kind, SmallRing.point(key), SmallRing.node(0));
    }

    private int number() {
        return (int) history.all(Event.Completed.class).count();
    }

    /** Anything else that happens. */
    Trial event(Event event) {
        history.record(event);
        return this;
    }

    Trial joined(long at, int member) {
        history.record(new Event.Joined(at, SmallRing.node(member)));
        return this;
    }

    Trial leaving(long at, int... leavers) {
        history.record(new Event.Leaving(at, SmallRing.nodes(leavers)));
        return this;
    }

    Trial left(long at, int... leavers) {
        history.record(new Event.Left(at, SmallRing.nodes(leavers)));
        return this;
    }

    Trial crashed(long at, int... victims) {
        history.record(new Event.Crashed(at, SmallRing.nodes(victims), "exit status 137"));
        return this;
    }

    /** A lookup that names an owner. */
    Trial lookup(long from, long to, int key, int owner) {
        return add(operation(Kind.LOOKUP, from, to, key, Outcome.OK, Optional.of(SmallRing.node(owner))));
    }

    /** A lookup that names nobody. */
    Trial lookup(long from, long to, int key, Outcome outcome) {
        return add(operation(Kind.LOOKUP, from, to, key, outcome, Optional.empty()));
    }

    private Trial add(Operation operation) {
        operations.add(operation);
        return this;
    }

    private Operation operation(Kind kind, long from, long to, int key, Outcome outcome, Optional<Peer> answeredBy) {
        Operation.Builder operation = operation(operations.size(), kind, key)
                .invoked(from)
                .completed(to)
                .outcome(outcome, outcome == Outcome.OK ? "" : "no route");
        answeredBy.ifPresent(operation::answeredBy);
        return operation.build();
    }

    /** A fetch by node 0 that failed, and how far it got. */
    static Operation failedFetch(long from, long to, int key, Reach reach) {
        return fetch(
                from, to, key, reach == Reach.UNANSWERED ? Outcome.UNKNOWN : Outcome.FAILED, Optional.empty(), reach);
    }

    /** A fetch by node 0 that returned a block. */
    static Operation fetched(int key, boolean authentic) {
        return fetch(0, 1, key, Outcome.OK, Optional.of(authentic), Reach.ANSWERED);
    }

    private static Operation fetch(
            long from, long to, int key, Outcome outcome, Optional<Boolean> authentic, Reach reach) {
        Operation.Builder operation = operation(0, Kind.FETCH, key)
                .invoked(from)
                .completed(to)
                .outcome(outcome, authentic.isPresent() ? "" : "not found")
                .reach(reach);
        authentic.ifPresent(good -> operation.authentic(good).answeredBy(SmallRing.node(9)));
        return operation.build();
    }

    /** What a check catches in it. */
    List<Caught> caughtBy(TruthCheck check) {
        return check.check(truth());
    }

    /** The check catches just one thing, and says this of it. */
    void assertCaught(TruthCheck check, boolean excusable, String words) {
        assertThat(caughtBy(check)).singleElement().satisfies(caught -> {
            assertThat(caught.violation().toString()).contains(words);
            assertThat(caught.excusable()).isEqualTo(excusable);
        });
    }

    GroundTruth truth() {
        return GroundTruth.of(history);
    }

    History history() {
        return history;
    }

    MembershipTimeline timeline() {
        return MembershipTimeline.of(history.events(), 2);
    }

    List<Operation> operations() {
        return operations;
    }
}
