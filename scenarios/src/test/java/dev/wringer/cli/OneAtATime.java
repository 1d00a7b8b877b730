package dev.wringer.cli;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TestbedFailure;

/** A testbed whose time is real, so that trials run one after the other; it has no rings. */
final class OneAtATime implements Testbed {

    @Override
    public String name() {
        return "one-at-a-time";
    }

    @Override
    public boolean offers(Capability capability) {
        return capability != Capability.REPEATABLE;
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        throw new TestbedFailure("there are no rings here");
    }
}
