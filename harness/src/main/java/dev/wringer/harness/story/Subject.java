package dev.wringer.harness.story;

import dev.wringer.harness.hunt.Expectation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a story about blocks is about.
 *
 * @param keys of the blocks that the witness names, or that the operation is about which shows the violation; in order
 * @param operation the one that shows it, if one does
 * @param told the numbers of the operations that are told: that one, those that the witness names, and of each block the last one
 *     before that stored it
 * @param sinceNanos when the first of them was asked for; never if there is none
 */
record Subject(NavigableSet<RingId> keys, Optional<Operation> operation, NavigableSet<Integer> told, long sinceNanos) {

    private static final Pattern NUMBER = Pattern.compile("\\boperation (\\d+)\\b");

    /** What this violation in a record is about. */
    static Subject of(Expectation broken, List<Event> events) {
        List<Operation> all = events.stream()
                .filter(Event.Completed.class::isInstance)
                .map(event -> ((Event.Completed) event).operation())
                .toList();
        Optional<Operation> shown = proof(broken, events);
        NavigableSet<RingId> keys = new TreeSet<>();
        NavigableSet<Integer> told = new TreeSet<>();
        shown.ifPresent(operation -> {
            keys.add(operation.key());
            told.add(operation.number());
        });
        all.stream()
                .map(Operation::key)
                .filter(key -> broken.witness().contains(key.toShortString()))
                .forEach(keys::add);
        NUMBER.matcher(broken.witness()).results().forEach(match -> told.add(Integer.parseInt(match.group(1))));
        long until = shown.map(Operation::invokedNanos).orElse(Long.MAX_VALUE);
        keys.forEach(key -> lastStore(key, until, all).ifPresent(told::add));
        long since = all.stream()
                .filter(operation -> told.contains(operation.number()))
                .mapToLong(Operation::invokedNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Subject(keys, shown, told, since);
    }

    private static Optional<Operation> proof(Expectation broken, List<Event> events) {
        int index = broken.event() - 1;
        return index >= 0 && index < events.size() && events.get(index) instanceof Event.Completed completed
                ? Optional.of(completed.operation())
                : Optional.empty();
    }

    private static Optional<Integer> lastStore(RingId key, long until, List<Operation> all) {
        return all.stream()
                .filter(operation -> operation.kind() == Operation.Kind.STORE
                        && operation.key().equals(key)
                        && operation.succeeded()
                        && operation.completedNanos() < until)
                .map(Operation::number)
                .reduce((one, later) -> later);
    }

    /** Whether this operation is to be told. */
    boolean isToldOf(Operation other) {
        return told.contains(other.number());
    }
}
