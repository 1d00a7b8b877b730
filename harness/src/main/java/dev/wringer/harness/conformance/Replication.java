package dev.wringer.harness.conformance;

import dev.wringer.harness.record.Holdings;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether each of some blocks is held by all who are to hold it.
 *
 * @param keys of the blocks
 */
record Replication(ExaminedRing ring, List<RingId> keys) {

    /** What is missing first, one line; empty if nothing is. */
    Optional<String> missing() {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Holdings holdings = ring.holdings(keys);
        return keys.stream().flatMap(key -> missing(key, holdings)).findFirst();
    }

    private Stream<String> missing(RingId key, Holdings holdings) {
        List<Peer> holders = holdings.holdersOf(key, holdings.winner(key));
        return ring.ideal().holdersOf(key, ring.spec().replicas()).stream()
                .filter(holder -> !holders.contains(holder))
                .map(holder -> holder + " does not hold the block " + key.toShortString() + " as it should");
    }

    /** Waits until nothing is missing; what still is, if that takes longer than repair may. */
    Optional<String> await() {
        return new Patience(ring.spec().recoveryBound())
                        .until(() -> missing().isEmpty())
                        .isPresent()
                ? Optional.empty()
                : missing();
    }
}
