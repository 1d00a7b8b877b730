package dev.wringer.harness.local;

import dev.wringer.harness.link.SteadyDelay;
import dev.wringer.harness.live.Crew;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.loopback.OpenFiles;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rings of real hosts in this JVM. */
public final class LocalTestbed implements FleetTestbed {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.CRASH,
            Capability.LEAVE,
            Capability.JOIN,
            Capability.RESTART,
            Capability.PAUSE,
            Capability.CUT,
            Capability.DELAY,
            Capability.STREAM_FAULTS,
            Capability.ASSEMBLE);

    private static final int MOST_NODES = 5_000;
    private static final int HOSTS = 50; // their full mesh fits into the descriptors that a process commonly has

    /** Half of the processors for the hosts, half for their links: a thread that has much to do does it in one go. */
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final OpenFiles openFiles;

    /** Needs nothing but the loopback interface. */
    public LocalTestbed() {
        this(OpenFiles.ofThisProcess());
    }

    LocalTestbed(OpenFiles openFiles) {
        this.openFiles = openFiles;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean offers(Capability capability) {
        return CAPABILITIES.contains(capability);
    }

    /**
     * Not more than 50 hosts, no delay but what the machine takes, and a pace that a person can wait for and two processors can
     * follow: fingers, which cost most, are fixed once a change has settled. A crashed host refuses connections at once, so long
     * time-outs cost nothing there, and a busy machine is not taken for a dead host.
     */
    @Override
    public Map<String, String> defaults(int nodes) {
        return Map.of(
                "latency", "constant:0ms",
                "virtual-nodes", String.valueOf(Crew.smallest(nodes, HOSTS)),
                "finger-rounds", "8",
                "repair", "10s",
                "timeout", "5s..15s");
    }

    @Override
    public Optional<String> refusal(RingSpec spec) {
        if (spec.nodes() > MOST_NODES) {
            return Optional.of(spec.nodes() + " real nodes are more than one JVM can carry: take at most " + MOST_NODES
                    + ", or the testbed sim");
        }
        return spec.mixture()
                .refusal(false, false)
                .or(() -> SteadyDelay.refusal(spec.latency()))
                .or(() -> openFiles.refusal(spec));
    }

    @Override
    public Fleet fleet(RingSpec spec, Seed seed, ClusterEvents events) {
        LoopbackPorts ports = new LoopbackPorts();
        LocalLinks links =
                new LocalLinks(ports, seed, SteadyDelay.of(spec.latency()), openFiles.mostLinks(spec.hosts()), THREADS);
        return new LocalFleet(ports, links, THREADS);
    }
}
