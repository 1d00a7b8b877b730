package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Operation;
import dev.wringer.node.block.Version;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;

/**
 * A fetch of the newest version claims that no replica holder which answered has a version that wins. That is false if a member
 * that should hold the block had one that was acknowledged before, all the time, could be reached, and there was no doubt about
 * it.
 */
record NewestReads() implements TruthCheck {

    @Override
    public List<Caught> check(GroundTruth truth) {
        Writes writes = Writes.of(truth);
        return RecordedOperations.check(truth, Operation.Kind.FETCH, true, fetch -> check(fetch, writes, truth));
    }

    private static Optional<Violation> check(Operation fetch, Writes writes, GroundTruth truth) {
        if (!fetch.newest() || fetch.version().isEmpty()) {
            return Optional.empty();
        }
        Version brought = fetch.version().get();
        return writes.acknowledged(fetch.key(), fetch.invokedNanos())
                .filter(best -> best.supersedes(brought))
                .flatMap(best -> certainHolder(fetch, best, truth)
                        .map(holder -> new Violation(
                                "NewestReads",
                                "fetch " + fetch.number() + " at " + fetch.origin() + " brought version " + brought
                                        + " of " + fetch.key().toShortString() + " as the newest, although " + holder
                                        + " held " + best + ", which was acknowledged before, alive and within reach",
                                List.of(holder))));
    }

    private static Optional<Peer> certainHolder(Operation fetch, Version version, GroundTruth truth) {
        CertainHolder certain = new CertainHolder(fetch, truth);
        return truth.inventories().holdersAt(fetch.key(), version, fetch.invokedNanos()).stream()
                .filter(certain::shouldHoldForLong)
                .filter(holder -> certain.isBeyondDoubt(
                        holder, later -> later.holdersOf(fetch.key(), version).contains(holder)))
                .findFirst();
    }
}
