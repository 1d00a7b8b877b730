package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the protocol has promised to keep so far: of each block whose storage was acknowledged, the version that wins among
 * those that were. Not thread-safe.
 */
public final class Promises {

    private final SortedMap<RingId, Promise> promises = new TreeMap<>();

    /**
     * A promise to keep a block.
     *
     * @param version this one or one that wins over it
     * @param store the operation that was acknowledged last
     */
    record Promise(Version version, Operation store) {

        /** When it was acknowledged last. */
        long sinceNanos() {
            return store.completedNanos();
        }

        private Promise and(Promise later) {
            return version.supersedes(later.version) ? this : later;
        }
    }

    /** An operation is over; it is a promise if it is a store that was acknowledged. */
    public void note(Operation operation) {
        if (operation.kind() == Operation.Kind.STORE && operation.succeeded()) {
            Version version = operation.version().orElse(Version.unchanging(operation.key()));
            promises.merge(operation.key(), new Promise(version, operation), Promise::and);
        }
    }

    /** Which version of a block is to be kept, if any. */
    public Optional<Version> version(RingId key) {
        return of(key).map(Promise::version);
    }

    /** The keys of the blocks that are to be kept, in their order. */
    public List<RingId> keys() {
        return List.copyOf(promises.keySet());
    }

    Optional<Promise> of(RingId key) {
        return Optional.ofNullable(promises.get(key));
    }

    /** All of them, by key. */
    SortedMap<RingId, Promise> all() {
        return promises;
    }
}
