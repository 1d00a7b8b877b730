package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Do nodes that look up the same key at one instant get the same answer? A lookup is <i>consistent</i> if it returns what the
 * majority of its group returns, that is more than half; where there is no majority, none is (RHEA'04). A measurement and no
 * verdict: while members come and go Chord promises no agreement. Whether the answers are right is the business of {@link
 * LookupCheck}, by which of a ring at rest all but one answer are wrong anyway.
 *
 * @param groups lookups of one key that were intended for one instant, those of two answers at least, in the order of time and
 *     then of keys
 * @param unanswered how many lookups that belong to a group have failed, or never were answered: they return nothing that could
 *     be compared
 */
public record Consistency(List<Group> groups, long unanswered) {

    /** Takes a copy. */
    public Consistency {
        groups = List.copyOf(groups);
    }

    /**
     * Lookups of one key at one instant.
     *
     * @param lookups two or more, answered, in the order of invocation
     */
    public record Group(RingId key, long intendedNanos, List<Operation> lookups) {

        /** Takes a copy. */
        public Group {
            lookups = List.copyOf(lookups);
        }

        /** How many lookups return what the majority does; 0 if there is none. */
        public long consistent() {
            long most = answers().values().stream().mapToLong(List::size).max().orElse(0);
            return 2 * most > lookups.size() ? most : 0;
        }

        /** Whether all return the same. */
        public boolean agrees() {
            return answers().size() == 1;
        }

        /** The numbers of the lookups that name each owner, the owners by id. */
        private Map<Peer, List<Integer>> answers() {
            Map<Peer, List<Integer>> answers = new TreeMap<>(PeerOrder.BY_PLACE);
            lookups.forEach(
                    lookup -> answers.computeIfAbsent(lookup.answeredBy().orElseThrow(), owner -> new ArrayList<>())
                            .add(lookup.number()));
            return answers;
        }

        /** One line: who was named by which lookups. */
        @Override
        public String toString() {
            return "lookups of " + key.toShortString() + " for " + Seconds.text(intendedNanos) + ": "
                    + answers().entrySet().stream()
                            .map(answer -> answer.getKey() + " is named by " + answer.getValue())
                            .collect(Collectors.joining(", "));
        }
    }

    private record Instant(long nanos, RingId key) implements Comparable<Instant> {

        @Override
        public int compareTo(Instant other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    /** Of the lookups among {@code operations}; those that share their key and instant with no other are passed over. */
    public static Consistency of(Collection<Operation> operations) {
        Map<Instant, List<Operation>> together = new TreeMap<>();
        operations.stream()
                .filter(operation -> operation.kind() == Operation.Kind.LOOKUP)
                .forEach(lookup -> together.computeIfAbsent(
                                new Instant(lookup.intendedNanos(), lookup.key()), instant -> new ArrayList<>())
                        .add(lookup));
        List<Group> groups = new ArrayList<>();
        long unanswered = 0;
        for (Map.Entry<Instant, List<Operation>> group : together.entrySet()) {
            List<Operation> answered =
                    group.getValue().stream().filter(Operation::succeeded).toList();
            if (answered.size() >= 2) {
                groups.add(new Group(group.getKey().key(), group.getKey().nanos(), answered));
            }
            unanswered += group.getValue().size() >= 2 ? group.getValue().size() - answered.size() : 0;
        }
        return new Consistency(groups, unanswered);
    }

    /** The share of consistent lookups among those of the groups, in [0, 1]; empty if there are none. */
    public Optional<Double> share() {
        long lookups =
                groups.stream().mapToLong(group -> group.lookups().size()).sum();
        long consistent = groups.stream().mapToLong(Group::consistent).sum();
        return lookups == 0 ? Optional.empty() : Optional.of((double) consistent / lookups);
    }

    /** The groups whose lookups do not all return the same. */
    public List<Group> disagreeing() {
        return groups.stream().filter(group -> !group.agrees()).toList();
    }
}
