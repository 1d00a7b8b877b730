package dev.wringer.scenarios;

import static dev.wringer.harness.ring.Condition.fullyReplicated;

import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.util.List;

/** Blocks that a ring holds before anything happens to it. */
final class Stock {

    private static final int BLOCK_SIZE = 64;

    private Stock() {}

    /**
     * Stores so many random blocks, and waits until each has all its replicas.
     *
     * @return the keys of those whose storage was acknowledged
     */
    static List<RingId> of(int blocks, Ring ring, Clients clients, Seed seed) {
        List<RingId> stored = clients.store(Workloads.randomBlocks(
                        blocks, BLOCK_SIZE, seed.fork("blocks").entropy()))
                .succeededKeys();
        ring.await(fullyReplicated(stored));
        return stored;
    }
}
