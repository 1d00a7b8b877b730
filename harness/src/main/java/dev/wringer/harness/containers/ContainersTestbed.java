package dev.wringer.harness.containers;

import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.hostprocess.ProcessPace;
import dev.wringer.harness.hostprocess.Reserve;
import dev.wringer.harness.link.SteadyDelay;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rings of containers under a Docker engine. */
public final class ContainersTestbed implements FleetTestbed {

    /** What the command line calls it. */
    public static final String NAME = "containers";

    private static final int HOSTS = 50;

    private static final Set<Capability> ALWAYS = Set.of(
            Capability.CRASH,
            Capability.LEAVE,
            Capability.JOIN,
            Capability.RESTART,
            Capability.PAUSE,
            Capability.CUT,
            Capability.LOSS,
            Capability.DELAY,
            Capability.STREAM_FAULTS,
            Capability.ASSEMBLE);

    private final ImageChoice choice;
    private final Reserve<KeptContainers> reserve;

    /** Images as the environment chooses them: {@code WRINGER_NODE_IMAGE}, {@code WRINGER_TOXIPROXY_IMAGE}. */
    public ContainersTestbed() {
        this(ImageChoice.of(System.getenv()));
    }

    /** These images. */
    public ContainersTestbed(ImageChoice choice) {
        this(choice, Reserve.closed());
    }

    private ContainersTestbed(ImageChoice choice, Reserve<KeptContainers> reserve) {
        this.choice = choice;
        this.reserve = reserve;
    }

    @Override
    public ContainersTestbed keepingHosts() {
        return new ContainersTestbed(choice, new Reserve<>());
    }

    @Override
    public void close() {
        reserve.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requirePresence() {
        Engine.requireOne();
    }

    /**
     * Packets can be duplicated, reordered and corrupted where the kernel under the Docker engine has netem: it is asked. Whose
     * variants there are is known only of this repository's own node.
     */
    @Override
    public boolean offers(Capability capability) {
        return switch (capability) {
            case PACKET_FAULTS -> hasNetem();
            case FOREIGN_VARIANTS -> choice.node().isPresent();
            default -> ALWAYS.contains(capability);
        };
    }

    @Override
    public Optional<String> condition(Capability capability) {
        return switch (capability) {
            case PACKET_FAULTS -> Optional.of("where the kernel has netem");
            case FOREIGN_VARIANTS -> Optional.of("with an image of your own");
            default -> Optional.empty();
        };
    }

    private boolean hasNetem() {
        Images images =
                new Images(Engine.connect(), choice, Checkout.ofThisProcess().map(Checkout::home));
        return new NamespaceTools(images).succeeds(Netem.PROBE);
    }

    /** Not more than 50 hosts, and otherwise what many small processes need wherever they run. */
    @Override
    public Map<String, String> defaults(int nodes) {
        return ProcessPace.defaults(nodes, HOSTS);
    }

    @Override
    public Optional<String> refusal(RingSpec spec) {
        if (spec.hosts() > AddressPlan.MOST_HOSTS) {
            return Optional.of(
                    spec.hosts() + " containers are too many for one ring: put more virtual-nodes on at most "
                            + AddressPlan.MOST_HOSTS + " hosts");
        }
        if (spec.loss() > 0) {
            return Optional.of("it loses packets only while a regime says so, not all the time: leave loss at 0");
        }
        return spec.mixture().refusal(true, false).or(() -> SteadyDelay.refusal(spec.latency()));
    }

    /** What cannot be removed now does no harm to another ring; ./wringer doctor goes on telling of it. */
    private static void sweep(Engine engine) {
        try {
            Leftovers.of(engine).remove(engine);
        } catch (TestbedFailure e) {
            // An engine that is gone is told by whatever is asked of it next.
        }
    }

    /** For what the engine was still making at first for a harness that had just been killed. */
    private static void sweepAgain() {
        try {
            sweep(Engine.connect());
        } catch (TestbedFailure e) {
            // The ring that stands is the one to tell of it.
        }
    }

    @Override
    public Fleet fleet(RingSpec spec, Seed seed, ClusterEvents events) {
        Engine engine = Engine.connect();
        sweep(engine);
        int there = reserve.peek().map(kept -> kept.all().size()).orElse(0);
        EngineMemory.of(engine).require(spec, there);
        Images images = new Images(engine, choice, Checkout.ofThisProcess().map(Checkout::home));
        return new FleetStart(engine, images, spec, seed, events).with(reserve).fleet();
    }

    @Override
    public Cluster start(RingSpec spec, Seed seed, ClusterEvents events) {
        Cluster ring = FleetTestbed.super.start(spec, seed, events);
        sweepAgain();
        return ring;
    }
}
