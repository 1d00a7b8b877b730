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
 * @param before the ring just before
 * @param holdingsBefore who held which block just before
 */
public record Struck(List<Peer> victims, RingSnapshot before, Holdings holdingsBefore) {

    /** How many hosts carried the victims. */
    public int hosts() {
        return (int) victims.stream().map(Peer::host).distinct().count();
    }

    /**
     * Those of {@code keys} whose holders are all among the victims: nobody can fetch these blocks any more, unless a
     * victim that comes back finds them on its disk.
     */
    public Set<RingId> orphaned(Collection<RingId> keys) {
        return ReplicaCensus.orphanedBy(keys, holdingsBefore, Set.copyOf(victims));
    }
}
