package dev.wringer.node.dhash;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * The parameters of a DHash node. All nodes of a ring should agree on {@code replicas}.
 *
 * @param replicas k, how many copies of a block there should be, ≥ 1, primary included
 * @param requiredAcknowledgements how many of them must be acknowledged for a store to succeed, 1 … k
 * @param repairInterval the mean time between a node's rounds of repair, &gt; 0; each is uniform within half and one and a
 *     half of it
 * @param cacheCapacity how many blocks are cached for others at most, ≥ 0; 0 turns the cache off
 * @param fetchTimeout how long to wait for a replica, &gt; 0
 * @param storeTimeout how long to wait for an acknowledgement, which may take the replica holder a lookup, &gt; 0
 */
public record DhashSettings(
        int replicas,
        int requiredAcknowledgements,
        Duration repairInterval,
        int cacheCapacity,
        Duration fetchTimeout,
        Duration storeTimeout) {

    /** Five copies of which three must be acknowledged, repaired every 300 s as in the original, 128 blocks cached. */
    public static final DhashSettings DEFAULT =
            new DhashSettings(5, 3, Duration.ofSeconds(300), 128, Duration.ofSeconds(3), Duration.ofSeconds(10));

    /** Checks the ranges. */
    public DhashSettings {
        if (replicas < 1 || requiredAcknowledgements < 1 || requiredAcknowledgements > replicas) {
            throw new IllegalArgumentException(
                    "cannot require " + requiredAcknowledgements + " acknowledgements of " + replicas + " replicas");
        }
        if (cacheCapacity < 0) {
            throw new IllegalArgumentException("a cache cannot hold " + cacheCapacity + " blocks");
        }
        requirePositive("repair interval", repairInterval);
        requirePositive("fetch time-out", fetchTimeout);
        requirePositive("store time-out", storeTimeout);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " must be positive, not " + duration);
        }
    }

    /** These settings with k copies, of which {@code required} must be acknowledged. */
    public DhashSettings withReplicas(int k, int required) {
        return new DhashSettings(k, required, repairInterval, cacheCapacity, fetchTimeout, storeTimeout);
    }

    /** These settings with k copies, of which more than half must be acknowledged. */
    public DhashSettings withReplicas(int k) {
        return withReplicas(k, k / 2 + 1);
    }

    /** These settings with another repair interval. */
    public DhashSettings withRepairInterval(Duration interval) {
        return new DhashSettings(
                replicas, requiredAcknowledgements, interval, cacheCapacity, fetchTimeout, storeTimeout);
    }

    /** These settings with room for so many cached blocks; 0 turns the cache off. */
    public DhashSettings withCacheCapacity(int blocks) {
        return new DhashSettings(
                replicas, requiredAcknowledgements, repairInterval, blocks, fetchTimeout, storeTimeout);
    }

    /**
     * These settings, with a replica waited for at least as long as {@code call}, and an acknowledgement twice as long, for the
     * replica holder may have to look the key up first.
     */
    public DhashSettings waitingAtLeast(Duration call) {
        return withTimeouts(
                Collections.max(List.of(fetchTimeout, call)),
                Collections.max(List.of(storeTimeout, call.multipliedBy(2))));
    }

    /** These settings with other time-outs. */
    public DhashSettings withTimeouts(Duration fetch, Duration store) {
        return new DhashSettings(replicas, requiredAcknowledgements, repairInterval, cacheCapacity, fetch, store);
    }
}
