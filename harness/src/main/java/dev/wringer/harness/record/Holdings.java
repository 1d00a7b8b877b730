package dev.wringer.harness.record;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Map;

/**
 * Which live members hold an authentic copy of which block in their primary store, at one moment. Cached copies and
 * copies that fail verification are not among them.
 *
 * @param atNanos when it was taken, by the testbed's clock
 * @param holders for each key held by anybody, who holds it
 */
public record Holdings(long atNanos, Map<RingId, List<Peer>> holders) {

    /** The live members that hold an authentic copy of the block under {@code key}. */
    public List<Peer> holdersOf(RingId key) {
        return holders.getOrDefault(key, List.of());
    }
}
