package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clients have written under the keys whose blocks can change. Immutable. */
final class Writes {

    private final Map<RingId, List<Operation>> stores = new HashMap<>(); // in the order of completion

    private Writes() {}

    static Writes of(GroundTruth truth) {
        Writes writes = new Writes();
        truth.all(Event.Completed.class)
                .map(Event.Completed::operation)
                .filter(operation -> operation.kind() == Operation.Kind.STORE
                        && operation.version().isPresent())
                .forEach(store -> writes.stores
                        .computeIfAbsent(store.key(), key -> new ArrayList<>())
                        .add(store));
        return writes;
    }

    /**
     * Why nobody can have had this version at {@code nanos}: no client had begun to store it, or was told that its attempt had
     * no effect. Empty if one may have, or if no client of the record stores anything under the key.
     */
    Optional<String> objection(RingId key, Version version, long nanos) {
        List<Operation> all = stores.getOrDefault(key, List.of());
        List<Operation> those = all.stream()
                .filter(store -> store.version().filter(version::equals).isPresent() && store.invokedNanos() <= nanos)
                .toList();
        if (all.isEmpty() || those.stream().anyMatch(store -> store.outcome() != Outcome.FAILED)) {
            return Optional.empty();
        }
        return Optional.of(
                those.isEmpty()
                        ? "which nobody has stored"
                        : "although its storage, operation " + those.get(0).number() + ", had no effect: "
                                + those.get(0).detail());
    }

    /** The version that wins among those whose storage was acknowledged by {@code nanos}. */
    Optional<Version> acknowledged(RingId key, long nanos) {
        return stores.getOrDefault(key, List.of()).stream()
                .filter(store -> store.succeeded() && store.completedNanos() <= nanos)
                .flatMap(store -> store.version().stream())
                .max(Version::compareTo);
    }
}
