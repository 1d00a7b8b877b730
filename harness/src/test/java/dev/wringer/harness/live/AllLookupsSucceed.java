package dev.wringer.harness.live;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Condition;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import java.util.Optional;

/**
 * Every peer is within reach again after a fault: not at the instant of healing, for a node tries a peer that it could not
 * reach again only after half a second, nor is an ideal ring enough, for its tables say nothing of connections.
 */
public final class AllLookupsSucceed implements Condition {

    private static final int LOOKUPS = 50;

    @Override
    public String name() {
        return "such that all lookups succeed";
    }

    @Override
    public Optional<String> missing(Ring ring) {
        return ring.clients().lookup(Workloads.randomKeys(LOOKUPS, new Seed(7).entropy())).failed().stream()
                .map(Operation::detail)
                .findFirst();
    }
}
