package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stores that may have had an effect: all but those that have definitely failed. Immutable. */
final class Stores {

    private final Map<RingId, List<Operation>> ofKeys; // looked up only

    private Stores(Map<RingId, List<Operation>> ofKeys) {
        this.ofKeys = ofKeys;
    }

    /** Those among {@code events}. */
    static Stores of(List<Event> events) {
        return new Stores(events.stream()
                .filter(Event.Completed.class::isInstance)
                .map(event -> ((Event.Completed) event).operation())
                .filter(operation ->
                        operation.kind() == Operation.Kind.STORE && operation.outcome() != Operation.Outcome.FAILED)
                .collect(Collectors.groupingBy(Operation::key)));
    }

    /** Those of one block that were under way at some moment between these two. */
    Stream<Operation> underwayBetween(RingId key, long begin, long end) {
        return ofKeys.getOrDefault(key, List.of()).stream()
                .filter(store -> store.completedNanos() > begin && store.invokedNanos() < end);
    }
}
