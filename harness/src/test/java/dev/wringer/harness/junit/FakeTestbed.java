package dev.wringer.harness.junit;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts {@link FakeCluster}s, and counts those that are not closed. */
class FakeTestbed implements Testbed {

    private final String name;
    private final Set<Capability> capabilities;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    FakeTestbed(String name, Set<Capability> capabilities) {
        this.name = name;
        this.capabilities = capabilities;
    }

    /** A testbed that can do everything. */
    FakeTestbed() {
        this("fake", EnumSet.allOf(Capability.class));
    }

    /** A testbed that cannot start rings. */
    static FakeTestbed broken() {
        return new FakeTestbed() {
            @Override
            public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
                throw new TestbedFailure("no room for 8 nodes: free some");
            }
        };
    }

    /** A testbed whose rings violate an invariant as soon as time passes. */
    static FakeTestbed violating() {
        return new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return new FakeCluster(spec, events) {
                    @Override
                    public void switchMaintenance(boolean running) {
                        violateAnInvariant();
                    }
                };
            }
        };
    }

    /** A testbed whose rings cannot be taken down. */
    static FakeTestbed sticky() {
        return new FakeTestbed() {
            @Override
            FakeCluster cluster(RingSpec spec, ClusterEvents events) {
                return new FakeCluster(spec, events) {
                    @Override
                    public void close() {
                        throw new TestbedFailure("host-3 does not stop: kill it by hand");
                    }
                };
            }
        };
    }

    int started() {
        return started.get();
    }

    int open() {
        return open.get();
    }

    FakeCluster cluster(RingSpec spec, ClusterEvents events) {
        return new FakeCluster(spec, events) {
            @Override
            public void close() {
                closed();
            }
        };
    }

    /** One of its rings is closed. */
    void closed() {
        open.decrementAndGet();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean offers(Capability capability) {
        return capabilities.contains(capability);
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        started.incrementAndGet();
        open.incrementAndGet();
        return cluster(spec, events);
    }
}
