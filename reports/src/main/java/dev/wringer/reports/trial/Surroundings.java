package dev.wringer.reports.trial;

import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.oracle.WitnessNames;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a record holds of the nodes around a violation: who they are, what the truth about their neighbours was at a few
 * moments, what they believed wherever that was recorded, and what happened to them right before.
 *
 * @param nodes those concerned, by id
 * @param moments in the order of time
 * @param before the last things that happened to them, in order
 * @param earlier how many things that concern them the record has before those
 */
public record Surroundings(List<Concerned> nodes, List<Moment> moments, List<Preceding> before, int earlier) {

    private static final int MOST_NODES = 14;
    private static final int MOST_CHANGES = 100; // that are looked through for one that matters

    private static final String OWNER = "owner by the truth";
    private static final String NAMED = "named as the owner";
    private static final String GAVE = "gave the block";
    private static final List<String> OWNING = List.of(OWNER, NAMED, GAVE);

    /** Takes copies. */
    public Surroundings {
        nodes = List.copyOf(nodes);
        moments = List.copyOf(moments);
        before = List.copyOf(before);
    }

    /**
     * A node, and what it has to do with the violation.
     *
     * @param roles in words; empty for a neighbour of somebody who has some
     */
    public record Concerned(Peer node, List<String> roles) {}

    /**
     * How things stood at one moment.
     *
     * @param atNanos when
     * @param label which moment that is, in words
     * @param truths of each of the nodes, in their order
     * @param beliefs what each of the nodes believed, in their order; empty of all of them if the record has no snapshot of that moment
     */
    public record Moment(long atNanos, String label, List<Truth> truths, List<Optional<NodeSnapshot>> beliefs) {

        /** Whether the record says what nodes believed at that moment. */
        public boolean isSeen() {
            return !beliefs.isEmpty();
        }
    }

    /**
     * What the oracle says of a node, from who was a member and nothing else.
     *
     * @param member whether it was a member itself
     * @param predecessor which it should have; nobody if it was no member
     * @param successors which it should have; none if it was no member
     */
    public record Truth(boolean member, Optional<Peer> predecessor, List<Peer> successors) {

        private static Truth of(Peer node, IdealRing ring) {
            return ring.contains(node)
                    ? new Truth(true, Optional.of(ring.predecessorOf(node)), ring.successorsOf(node))
                    : new Truth(false, Optional.empty(), List.of());
        }
    }

    /**
     * Something that happened.
     *
     * @param text one sentence
     */
    public record Preceding(long atNanos, String text) {}

    /** What the record of a ring holds around one of its violations. */
    public static Surroundings of(DrawnRing ring, CaughtViolation violation) {
        RingRecord record = ring.record();
        IdealRing truth = record.truth().timeline().at(violation.atNanos());
        Optional<Operation> operation = operation(record, violation);
        List<Concerned> nodes = nodes(record, violation, operation, truth);
        List<Peer> peers = nodes.stream().map(Concerned::node).toList();
        Preceded preceded = Preceded.of(record, violation, peers, operation);
        return new Surroundings(
                nodes, moments(record, violation, operation, peers), preceded.last(), preceded.earlier());
    }

    private static Optional<Operation> operation(RingRecord record, CaughtViolation violation) {
        return record.events().get(violation.place()) instanceof Event.Completed completed
                ? Optional.of(completed.operation())
                : Optional.empty();
    }

    // ---- who

    private static List<Concerned> nodes(
            RingRecord record, CaughtViolation violation, Optional<Operation> operation, IdealRing truth) {
        Map<Peer, List<String>> roles = new LinkedHashMap<>();
        violation.members().forEach(node -> add(roles, node, "witness"));
        WitnessNames.in(violation.witness(), everybody(record)).forEach(node -> add(roles, node, "witness"));
        operation.ifPresent(one -> {
            add(roles, one.origin(), "asked");
            if (truth.size() > 0) {
                add(roles, truth.ownerOf(one.key()), OWNER);
            }
            one.answeredBy().ifPresent(node -> add(roles, node, one.kind() == Operation.Kind.LOOKUP ? NAMED : GAVE));
        });
        List<Peer> named = roles.entrySet().stream()
                .filter(each -> !isMerelyAsked(each.getKey(), each.getValue(), operation))
                .map(Map.Entry::getKey)
                .toList();
        for (Peer node : truth.size() > 0 ? named : List.<Peer>of()) {
            add(roles, truth.predecessorOf(node), "");
            truth.successorsOf(node).stream().limit(1).forEach(next -> add(roles, next, ""));
        }
        TreeSet<Peer> chosen = new TreeSet<>(Comparator.comparing(Peer::id));
        roles.keySet().stream().limit(MOST_NODES).forEach(chosen::add);
        return chosen.stream()
                .map(node -> new Concerned(node, roles.getOrDefault(node, List.of())))
                .toList();
    }

    private static Stream<Peer> everybody(RingRecord record) {
        return record.events().stream()
                .flatMap(event -> event instanceof Event.Formed formed
                        ? formed.members().stream()
                        : event instanceof Event.Joined joined ? Stream.of(joined.member()) : Stream.empty());
    }

    private static boolean isMerelyAsked(Peer node, List<String> roles, Optional<Operation> operation) {
        return operation.filter(one -> one.origin().equals(node)).isPresent() && Collections.disjoint(roles, OWNING);
    }

    private static void add(Map<Peer, List<String>> roles, Peer node, String role) {
        List<String> known = roles.computeIfAbsent(node, n -> new ArrayList<>());
        if (!role.isEmpty() && !known.contains(role)) {
            known.add(role);
        }
    }

    // ---- when

    private static List<Moment> moments(
            RingRecord record, CaughtViolation violation, Optional<Operation> operation, List<Peer> nodes) {
        long at = violation.atNanos();
        List<RingSnapshot> snapshots =
                record.all(Event.Snapshot.class).map(Event.Snapshot::ring).toList();
        Optional<RingSnapshot> seenBefore = snapshots.stream()
                .filter(snapshot -> snapshot.atNanos() <= at)
                .max(Comparator.comparingLong(RingSnapshot::atNanos));
        Optional<RingSnapshot> seenAfter = snapshots.stream()
                .filter(snapshot -> snapshot.atNanos() > at)
                .min(Comparator.comparingLong(RingSnapshot::atNanos));
        List<Moment> moments = new ArrayList<>();
        beforeTheChange(record, operation.map(Operation::invokedNanos).orElse(at), at, nodes)
                .ifPresent(moments::add);
        seenBefore.ifPresent(snapshot -> moments.add(seen(record, "last seen before", snapshot, nodes)));
        moments.add(whenProved(record, violation, nodes));
        seenAfter.ifPresent(snapshot -> moments.add(seen(record, "first seen afterwards", snapshot, nodes)));
        if (seenAfter.isEmpty() && record.untilNanos() > at) {
            moments.add(told(record, record.untilNanos(), "at the end of the record", nodes));
        }
        moments.sort(Comparator.comparingLong(Moment::atNanos)); // stable
        return moments;
    }

    /** Before an operation was asked for, or right before the last change of membership after which one of these has other neighbours. */
    private static Optional<Moment> beforeTheChange(RingRecord record, long asked, long at, List<Peer> nodes) {
        if (asked < at) {
            return Optional.of(told(record, asked, "when it was asked", nodes));
        }
        List<Truth> now = truths(record.truth().timeline().at(at), nodes);
        List<Long> changes = record.events().stream()
                .filter(event ->
                        event instanceof Event.Joined || event instanceof Event.Crashed || event instanceof Event.Left)
                .map(Event::atNanos)
                .filter(time -> time <= at)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_CHANGES)
                .toList();
        for (long change : changes) {
            long before = Math.max(record.fromNanos(), change - 1);
            if (!truths(record.truth().timeline().at(before), nodes).equals(now)) {
                return Optional.of(told(record, before, "before their last change", nodes));
            }
        }
        return Optional.empty();
    }

    /** With what was believed, if that was noted. */
    private static Moment whenProved(RingRecord record, CaughtViolation violation, List<Peer> nodes) {
        Moment told = told(record, violation.atNanos(), "when it was proved", nodes);
        return violation
                .beliefs()
                .map(beliefs -> new Moment(told.atNanos(), told.label(), told.truths(), of(nodes, beliefs)))
                .orElse(told);
    }

    private static List<Optional<NodeSnapshot>> of(List<Peer> nodes, List<NodeSnapshot> beliefs) {
        return nodes.stream()
                .map(node -> beliefs.stream()
                        .filter(belief -> belief.self().equals(node))
                        .findFirst())
                .toList();
    }

    private static Moment told(RingRecord record, long at, String label, List<Peer> nodes) {
        return new Moment(at, label, truths(record.truth().timeline().at(at), nodes), List.of());
    }

    private static Moment seen(RingRecord record, String label, RingSnapshot snapshot, List<Peer> nodes) {
        return new Moment(
                snapshot.atNanos(),
                label,
                truths(record.truth().timeline().at(snapshot.atNanos()), nodes),
                nodes.stream().map(snapshot::of).toList());
    }

    private static List<Truth> truths(IdealRing ring, List<Peer> nodes) {
        return nodes.stream().map(node -> Truth.of(node, ring)).toList();
    }
}
