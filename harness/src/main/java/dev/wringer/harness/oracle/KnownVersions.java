package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.block.Version;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Of the versions of one block that somebody has come to know by completed operations, the one that wins by any moment. Not
 * thread-safe.
 */
final class KnownVersions {

    private final NavigableMap<Long, Known> winners = new TreeMap<>(); // by when each was known

    /**
     * A version that somebody knows.
     *
     * @param operation the first one from which it was known
     */
    record Known(Version version, Operation operation) {}

    /** An operation shows this version; none that was noted before was completed later. */
    void note(Version version, Operation operation) {
        if (by(operation.completedNanos())
                .filter(known -> !version.supersedes(known.version()))
                .isEmpty()) {
            winners.put(operation.completedNanos(), new Known(version, operation));
        }
    }

    /** The one that wins among those known by {@code nanos}, inclusive. */
    Optional<Known> by(long nanos) {
        return Optional.ofNullable(winners.floorEntry(nanos)).map(Map.Entry::getValue);
    }
}
