package dev.wringer.cli;

import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.sim.SimTestbed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A simulation in which the harness is held up, as on a machine that has too much to do: each of its waits is longer. */
final class HeldUp implements Testbed {

    private final Testbed simulation = new SimTestbed();
    private final Duration by;

    HeldUp(Duration by) {
        this.by = by;
    }

    @Override
    public String name() {
        return "held-up";
    }

    @Override
    public boolean offers(Capability capability) {
        return simulation.offers(capability);
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        Cluster cluster = simulation.start(spec, seed, events);
        BooleanSupplier never = () -> false;
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("advanceUntil")) {
                        cluster.advanceUntil(never, by);
                    }
                    try {
                        return method.invoke(cluster, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
