package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.KnownVersions.Known;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clients have written under the keys whose blocks can change. Immutable. */
final class Writes {

    private final Map<RingId, OfKey> stores = new HashMap<>(); // looked up only

    /**
     * What was written under one key.
     *
     * @param versions the attempts to store each version, in the order of completion; looked up only
     * @param acknowledged those whose storage succeeded
     */
    private record OfKey(Map<Version, List<Operation>> versions, KnownVersions acknowledged) {

        OfKey() {
            this(new HashMap<>(), new KnownVersions());
        }

        void note(Version version, Operation store) {
            versions.computeIfAbsent(version, v -> new ArrayList<>()).add(store);
            if (store.succeeded()) {
                acknowledged.note(version, store);
            }
        }
    }

    private Writes() {}

    static Writes of(GroundTruth truth) {
        Writes writes = new Writes();
        truth.operations().stream()
                .filter(operation -> operation.kind() == Operation.Kind.STORE)
                .sorted(Comparator.comparingLong(Operation::completedNanos)) // stable
                .forEach(store -> store.version().ifPresent(version -> writes.stores
                        .computeIfAbsent(store.key(), key -> new OfKey())
                        .note(version, store)));
        return writes;
    }

    /**
     * Why nobody can have had this version at {@code nanos}: no client had begun to store it, or was told that its attempt had
     * no effect. Empty if one may have, or if no client of the record stores anything under the key.
     */
    Optional<String> objection(RingId key, Version version, long nanos) {
        OfKey written = stores.get(key);
        if (written == null) {
            return Optional.empty();
        }
        List<Operation> those = written.versions().getOrDefault(version, List.of()).stream()
                .filter(store -> store.invokedNanos() <= nanos)
                .toList();
        if (those.stream().anyMatch(store -> store.outcome() != Outcome.FAILED)) {
            return Optional.empty();
        }
        return Optional.of(
                those.isEmpty()
                        ? "which nobody has stored"
                        : "although its storage, operation " + those.get(0).number() + ", had no effect: "
                                + those.get(0).detail());
    }

    /** The version that wins among those whose storage was acknowledged by {@code nanos}. */
    Optional<Known> acknowledged(RingId key, long nanos) {
        return Optional.ofNullable(stores.get(key))
                .flatMap(written -> written.acknowledged().by(nanos));
    }
}
