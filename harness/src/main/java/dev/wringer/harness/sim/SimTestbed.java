package dev.wringer.harness.sim;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.node.store.MemoryBlockStore;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rings in virtual time. */
public final class SimTestbed implements Testbed {

    /** Messages are no streams and no packets, and nobody else's node runs here. */
    private static final Set<Capability> MISSING = Collections.unmodifiableSet(
            EnumSet.of(Capability.STREAM_FAULTS, Capability.PACKET_FAULTS, Capability.FOREIGN_VARIANTS));

    private static final long BYTES_A_NODE = 3_000; // half for the node, half for snapshots of the ring

    private final TurnWatcher watcher;
    private final Optional<Consumer<Sighting>> onlooker;

    private SimTestbed(TurnWatcher watcher, Optional<Consumer<Sighting>> onlooker) {
        this.watcher = watcher;
        this.onlooker = onlooker;
    }

    /** Needs nothing. */
    public SimTestbed() {
        this(TurnWatcher.NOBODY, Optional.empty());
    }

    /** @param watcher of the turns in rings whose messages are delivered in turns; of all rings alike */
    public SimTestbed(TurnWatcher watcher) {
        this(watcher, Optional.empty());
    }

    /**
     * The same for one ring at a time, on which somebody looks: nothing happens otherwise because of it.
     *
     * @param onlooker told of all that nodes say to one another, believe and hold
     */
    public SimTestbed(Consumer<Sighting> onlooker) {
        this(TurnWatcher.NOBODY, Optional.of(onlooker));
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public boolean offers(Capability capability) {
        return !MISSING.contains(capability);
    }

    @Override
    public Optional<String> refusal(RingSpec spec) {
        return spec.mixture().refusal(false, false);
    }

    private static void refuseWhatDoesNotFit(int nodes) {
        long needed = nodes * BYTES_A_NODE;
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            throw new TestbedFailure("a ring of " + nodes + " nodes needs about " + megabytes(needed)
                    + " MiB of memory, and the JVM may use " + megabytes(available)
                    + ": take fewer nodes, or set WRINGER_JAVA_OPTS=-Xmx" + megabytes(needed) + "m");
        }
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        refuseWhatDoesNotFit(spec.nodes());
        SimCluster cluster = new SimCluster(spec, seed, events, watcher, MemoryBlockStore::new, onlooker);
        cluster.form();
        return cluster;
    }
}
