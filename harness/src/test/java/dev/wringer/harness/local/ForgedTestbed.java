package dev.wringer.harness.local;

import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.live.LiveCluster;
import dev.wringer.harness.live.TimeLimits;
import dev.wringer.harness.loopback.LoopbackPorts;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.dhash.DhashSettings;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The testbed local with a harness that is as patient as a test wants it, and with one host that breaks the contract. */
public final class ForgedTestbed implements FleetTestbed {

    static final int HOSTS = 3;
    static final int VIRTUAL_NODES = 2;
    public static final int VICTIM = 1;

    public static final TimeLimits IMPATIENT = new TimeLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(500));

    public static final NodeSettings NODE = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(3)
                    .withPace(Pace.uniform(Duration.ofMillis(100), Duration.ofMillis(200)))
                    .withTimeouts(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1)))
            .withDhash(
                    new DhashSettings(2, 1, Duration.ofSeconds(30), 0, Duration.ofMillis(100), Duration.ofMillis(100)));

    final Map<String, Forgery> forgeries = new ConcurrentHashMap<>();
    private final TimeLimits limits;
    private int victim = VICTIM;
    private @Nullable ForgedFleet fleet; // of the latest ring

    /** With an impatient harness. */
    public ForgedTestbed() {
        this(IMPATIENT);
    }

    ForgedTestbed(TimeLimits limits) {
        this.limits = limits;
    }

    /** Whose answers to this call are forged from the beginning. */
    public ForgedTestbed with(String method, Forgery forgery) {
        forgeries.put(method, forgery);
        return this;
    }

    /** Another host breaks the contract. */
    public ForgedTestbed withVictim(int number) {
        victim = number;
        return this;
    }

    /** One host of which says that it runs another variant. */
    public static ForgedTestbed withAnotherVariant() {
        return new ForgedTestbed().with("Status", Forgeries.VARIANT);
    }

    public static RingSpec spec() {
        return new RingSpec(
                HOSTS * VIRTUAL_NODES,
                VIRTUAL_NODES,
                Formation.ASSEMBLED,
                NODE,
                new Latency.Constant(Duration.ZERO),
                0);
    }

    /** The hosts of the latest ring. */
    public ForgedFleet fleet() {
        return Optional.ofNullable(fleet).orElseThrow();
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean offers(Capability capability) {
        return new LocalTestbed().offers(capability);
    }

    @Override
    public Map<String, String> defaults(int nodes) {
        return new LocalTestbed().defaults(nodes);
    }

    @Override
    public Fleet fleet(RingSpec spec, Seed seed, ClusterEvents events) {
        LoopbackPorts ports = new LoopbackPorts();
        LocalLinks links = new LocalLinks(ports, seed, Optional.empty(), 100, 1);
        ForgedFleet hosts = new ForgedFleet(new LocalFleet(ports, links, 1), victim, forgeries);
        fleet = hosts;
        return hosts;
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        return LiveCluster.start(spec, seed, events, fleet(spec, seed, events), limits);
    }
}
