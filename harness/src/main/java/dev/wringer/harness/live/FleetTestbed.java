package dev.wringer.harness.live;

import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;

/** A testbed with real hosts, which can be had without the ring that is made of them. */
public interface FleetTestbed extends Testbed {

    /**
     * A fleet without hosts, for hosts as a ring wants them.
     *
     * @param spec how many there will be, and how their links are
     * @param seed names them
     * @param events told of what takes its time, and given what is to be kept
     * @return belongs to the caller, who closes it
     * @throws dev.wringer.harness.ring.TestbedFailure if there can be none; nothing is left behind then
     */
    Fleet fleet(RingSpec spec, Seed seed, ClusterEvents events);

    @Override
    default Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        return LiveCluster.start(spec, seed, events, fleet(spec, seed, events));
    }
}
