package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;
import dev.wringer.node.protocol.Peer;
import java.util.function.Predicate;

/** Of which holders a fetch must have known: what is asked of a holder before a fetch is blamed for passing it over. */
record CertainHolder(Operation fetch, GroundTruth truth) {

    /** Whether it was to hold the block by every membership of the fetch, and of the time that news takes before it. */
    boolean shouldHoldForLong(Peer holder) {
        long since = fetch.invokedNanos() - truth.rules().settlingNanos();
        return truth.timeline()
                .shouldHoldThroughout(holder, fetch.key(), truth.rules().replicas(), since, fetch.completedNanos());
    }

    /**
     * Whether it was a member all the time, no regime concerned it and nobody had another reason to take it for dead, and it still
     * held the block later.
     */
    boolean isBeyondDoubt(Peer holder, Predicate<Holdings> stillHolds) {
        long begin = fetch.invokedNanos();
        long end = fetch.completedNanos();
        return truth.timeline().isMemberThroughout(holder, begin, end)
                && truth.doubts().about(holder, begin, end).isEmpty()
                && truth.inventories().firstFrom(end).filter(stillHolds).isPresent();
    }

    /**
     * Whether what it holds later may come from a store since: whoever is not to hold a block for long may have dropped the copy that it
     * had, on the word of others.
     */
    boolean mayHaveBeenGivenAnother(Peer holder) {
        return !shouldHoldForLong(holder)
                && truth.inventories()
                        .firstFrom(fetch.completedNanos())
                        .filter(later -> comesFromAStore(holder, later))
                        .isPresent();
    }

    private boolean comesFromAStore(Peer holder, Holdings later) {
        return truth.stores()
                .underwayBetween(fetch.key(), fetch.invokedNanos(), later.atNanos())
                .anyMatch(store -> store.version().equals(later.versionAt(holder, fetch.key())));
    }
}
