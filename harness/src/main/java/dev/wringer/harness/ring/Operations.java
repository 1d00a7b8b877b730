package dev.wringer.harness.ring;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.RpcFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The operations of one batch.
 *
 * @param all in the order of invocation
 */
public record Operations(List<Operation> all) {

    /** How many there were. */
    public int count() {
        return all.size();
    }

    /** Those of one kind, in the same order. */
    public Operations of(Operation.Kind kind) {
        return new Operations(
                all.stream().filter(operation -> operation.kind() == kind).toList());
    }

    /** These and then {@code others}. */
    public Operations and(Operations others) {
        List<Operation> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Operations(both);
    }

    /** Those that were not done, or may not have been done. */
    public List<Operation> failed() {
        return all.stream().filter(operation -> !operation.succeeded()).toList();
    }

    /** The stores among them that lost against a version that was held already. */
    public List<Operation> superseded() {
        return all.stream()
                .filter(store -> store.failure()
                        .filter(RpcFailure.Kind.SUPERSEDED::equals)
                        .isPresent())
                .toList();
    }

    /** All but those stores: whoever loses against another author has done nothing wrong. */
    public Operations withoutSuperseded() {
        List<Operation> others = new ArrayList<>(all);
        others.removeAll(superseded());
        return new Operations(others);
    }

    /** The keys of those that were done. */
    public List<RingId> succeededKeys() {
        return all.stream().filter(Operation::succeeded).map(Operation::key).toList();
    }

    /** The mean number of live hops over those that were done; 0 if none was. */
    public double meanPath() {
        return meanOfDone(operation -> operation.path().size());
    }

    /** The largest number of live hops among those that were done; 0 if none was. */
    public int longestPath() {
        return all.stream()
                .filter(Operation::succeeded)
                .mapToInt(operation -> operation.path().size())
                .max()
                .orElse(0);
    }

    /** The mean number of dead contacts over those that were done; 0 if none was. */
    public double meanDead() {
        return meanOfDone(operation -> operation.dead().size());
    }

    /** The mean number of dead contacts that precede the key, over those that were done; 0 if none was. */
    public double meanDeadBeforeKey() {
        return meanOfDone(operation -> operation.dead().stream()
                .filter(peer -> peer.id().isBetween(operation.origin().id(), operation.key()))
                .count());
    }

    /**
     * The mean time for which clients waited for those that were done, from the instant for which each was meant, by the testbed's
     * clock; zero if none was done.
     */
    public Duration meanTime() {
        return Duration.ofNanos(Math.round(meanOfDone(Operation::latencyNanos)));
    }

    private double meanOfDone(ToLongFunction<Operation> quantity) {
        return all.stream()
                .filter(Operation::succeeded)
                .mapToLong(quantity)
                .average()
                .orElse(0);
    }
}
