package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.Operation.Reach;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trial written by hand: nodes and keys are points of {@link SmallRing}, times small numbers. */
final class Trial {

    private final History history = new History(EventSink.NOWHERE);
    private final List<Operation> operations = new ArrayList<>();

    Trial formed(long at, int... members) {
        history.record(new Event.Formed(at, Formation.ASSEMBLED, SmallRing.nodes(members)));
        return this;
    }

    Trial joined(long at, int member) {
        history.record(new Event.Joined(at, SmallRing.node(member)));
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
        return new Operation(
                operations.size(),
                kind,
                SmallRing.point(key),
                SmallRing.node(0),
                from,
                to,
                outcome,
                outcome == Outcome.OK ? "" : "no route",
                answeredBy,
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                Optional.empty());
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
        return new Operation(
                0,
                Kind.FETCH,
                SmallRing.point(key),
                SmallRing.node(0),
                from,
                to,
                outcome,
                authentic.isPresent() ? "" : "not found",
                authentic.map(any -> SmallRing.node(9)),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                authentic,
                reach);
    }

    MembershipTimeline timeline() {
        return MembershipTimeline.of(history, 2);
    }

    List<Operation> operations() {
        return operations;
    }
}
