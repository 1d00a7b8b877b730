package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.ReplicaCensus;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a strike hit.
 *
 * @param victims the nodes that died or left; those of hosts that were restarted are members again
 * @param deprived those of them whose copies of blocks are gone: all that crashed, unless they find them again on their disks;
 *     nobody who left, for whoever leaves hands over first
 * @param before the ring just before
 * @param holdingsBefore who held which block just before
 */
public record Struck(List<Peer> victims, List<Peer> deprived, RingSnapshot before, Holdings holdingsBefore) {

    /** How many hosts carried the victims. */
    public int hosts() {
        return (int) victims.stream().map(Peer::host).distinct().count();
    }

    /**
     * Those of {@code keys} all of whose copies the strike has taken: nobody can fetch these blocks any more, unless a victim
     * that comes back finds part of what it held undamaged.
     */
    public Set<RingId> orphaned(Collection<RingId> keys) {
        return ReplicaCensus.orphanedBy(
                keys, key -> holdingsBefore.holdersOf(key, holdingsBefore.winner(key)), Set.copyOf(deprived));
    }
}
