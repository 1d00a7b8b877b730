package dev.wringer.harness.live;

import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Condition;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.workload.Workloads;
import java.util.Optional;

/** Peers are within reach now and then, though the fault that is in force cuts whatever connects them. */
final class SomeLookupSucceeds implements Condition {

    private static final int LOOKUPS = 50;

    @Override
    public String name() {
        return "such that some lookup succeeds";
    }

    @Override
    public Optional<String> missing(Ring ring) {
        Operations lookups = ring.clients().lookup(Workloads.randomKeys(LOOKUPS, new Seed(7).entropy()));
        return lookups.succeededKeys().isEmpty()
                ? lookups.failed().stream().map(Operation::detail).findFirst()
                : Optional.empty();
    }
}
