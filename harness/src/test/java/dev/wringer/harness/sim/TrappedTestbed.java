package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TurnWatcher;
import java.util.Optional;

/** The simulator, with nodes whose code can be made to throw. */
public final class TrappedTestbed implements Testbed {

    final TrappedStore.Trap trap = new TrappedStore.Trap();

    /** With a trap that springs at the first block that a node stores. */
    public static TrappedTestbed throwing(RuntimeException planted) {
        TrappedTestbed testbed = new TrappedTestbed();
        testbed.trap.armPut(() -> {
            planted.fillInStackTrace();
            throw planted;
        });
        return testbed;
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public boolean offers(Capability capability) {
        return new SimTestbed().offers(capability);
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        SimCluster cluster =
                new SimCluster(spec, seed, events, TurnWatcher.NOBODY, () -> new TrappedStore(trap), Optional.empty());
        cluster.form();
        return cluster;
    }
}
