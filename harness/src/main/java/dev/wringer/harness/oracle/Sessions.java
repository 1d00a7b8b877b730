package dev.wringer.harness.oracle;

import dev.wringer.harness.oracle.KnownVersions.Known;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which versions each client has fetched and stored itself, block by block. Immutable. */
final class Sessions {

    private final Map<Part, KnownVersions> known = new HashMap<>(); // looked up only

    private record Part(int client, Kind kind, RingId key) {}

    private Sessions() {}

    static Sessions of(GroundTruth truth) {
        Sessions sessions = new Sessions();
        truth.operations().stream()
                .filter(Sessions::showsVersion)
                .sorted(Comparator.comparingLong(Operation::completedNanos)) // stable
                .forEach(sessions::note);
        return sessions;
    }

    /** Whether it was a store that was acknowledged, or a fetch that brought a genuine block, of one that can change. */
    private static boolean showsVersion(Operation operation) {
        return operation.succeeded()
                && operation.version().isPresent()
                && operation.authentic().orElse(true);
    }

    private void note(Operation operation) {
        Version version = operation.version().orElseThrow();
        known.computeIfAbsent(
                        new Part(operation.client(), operation.kind(), operation.key()), part -> new KnownVersions())
                .note(version, operation);
    }

    /** The version that wins among those that the client of {@code fetch} had fetched when it invoked it. */
    Optional<Known> fetchedBefore(Operation fetch) {
        return before(fetch, Kind.FETCH);
    }

    /** The version that wins among those that the client of {@code fetch} had stored, with an acknowledgement, when it invoked it. */
    Optional<Known> storedBefore(Operation fetch) {
        return before(fetch, Kind.STORE);
    }

    private Optional<Known> before(Operation fetch, Kind kind) {
        return Optional.ofNullable(known.get(new Part(fetch.client(), kind, fetch.key())))
                .flatMap(versions -> versions.by(fetch.invokedNanos()));
    }
}
