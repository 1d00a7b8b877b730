package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import java.util.EnumSet;
import java.util.Set;

/** Rings in virtual time. */
public final class SimTestbed implements Testbed {

    /** Needs nothing. */
    public SimTestbed() {}

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        SimCluster cluster = new SimCluster(spec, seed, events);
        cluster.form();
        return cluster;
    }
}
