package dev.wringer.harness.live;

import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;

/**
 * Has every node of a new ring look something up, before any clock that matters runs. The first calls of a process take a
 * hundred times as long as later ones: their connections are dialled and their code is compiled. A few at a time, they
 * harm nobody; all at once, with maintenance, they would make one half of the ring take the other for dead.
 */
final class WarmUp {

    private static final int AT_A_TIME = 32;

    private final Cluster cluster;
    private final Duration patience;
    private int underway; // lookups

    /** @param patience by which every lookup has come to an end, good or bad */
    WarmUp(Cluster cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** Returns when every node has had its answers, whatever they are. */
    void of(List<Peer> nodes, int lookupsEach, Entropy chance) {
        List<RingId> keys = Workloads.randomKeys(nodes.size() * lookupsEach, chance);
        for (int i = 0; i < keys.size(); i++) {
            cluster.advanceUntil(() -> underway < AT_A_TIME, patience);
            underway++;
            cluster.lookup(nodes.get(i % nodes.size()), keys.get(i), answer -> underway--);
        }
        cluster.advanceUntil(() -> underway == 0, patience);
    }
}
