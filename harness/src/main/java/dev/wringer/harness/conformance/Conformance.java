package dev.wringer.harness.conformance;

import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.live.TimeLimits;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.grpc.HostAndPort;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks whether a node keeps the contract, and ends in bounded time whatever the node does. */
public final class Conformance {

    /** What hosts of a ring that is started for this are to find in their environment beside what its testbed sets. */
    public static final Map<String, String> ENVIRONMENT =
            Map.of("WRINGER_PATIENCE", ExaminedRing.PATIENCE.toSeconds() + "s");

    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    private static final String WHAT_IT_WAS_TOLD = "what it was told is known only of hosts that are started for this";

    private static final String ONE_ADDRESS =
            "takes hosts that are started and ended for it: --node-command or --node-image";

    private Conformance() {}

    /**
     * Looks at a host that somebody else has started, and neither ends it nor changes it, but for blocks that are stored, and for
     * maintenance, which is stopped for some seconds.
     *
     * @param doing told of what is looked at next
     * @throws dev.wringer.harness.trial.UsageError if no node can be reached there
     * @throws dev.wringer.harness.ring.TestbedFailure if this thread is interrupted
     */
    public static Report at(HostAndPort address, Consumer<String> doing) {
        return at(address, TimeLimits.DEFAULT, doing);
    }

    static Report at(HostAndPort address, TimeLimits limits, Consumer<String> doing) {
        Seed seed = new Seed(System.nanoTime()); // nobody may have stored these blocks before
        try (VisitedHost host = VisitedHost.at(address, limits, usualOperationPatience(), seed.entropy())) {
            return new Report(
                    host.description(), new Examination<Hosts>(host, doing).make(atAnAddress(host.variant(), limits)));
        } catch (ContractBreach e) {
            return new Report(
                    "whoever listens at " + address.host() + ":" + address.port(),
                    List.of(
                            new Finding(e.clause().title(), Outcome.BROKEN, e.seen()),
                            new Finding("everything else", Outcome.UNDECIDED, "it has not said who it is")));
        }
    }

    /** By the contract's defaults: what the host was told, nobody knows. */
    private static Duration usualOperationPatience() {
        int nodes = NodeSettings.DEFAULT.chord().successors() + 1;
        return new RingSpec(nodes, 1, Formation.ASSEMBLED, NodeSettings.DEFAULT, new Latency.Constant(Duration.ZERO), 0)
                .operationPatience();
    }

    private static List<Check<Hosts>> atAnAddress(String variant, TimeLimits limits) {
        return List.of(
                new AddressesCheck(),
                outOfReach(Clause.FOUNDING.title()),
                new HealthCheck(limits),
                new AnswersCheck(),
                new OutOfReach(Clause.VARIANT.title(), "it says '" + variant + "', and " + WHAT_IT_WAS_TOLD),
                new OutOfReach(Clause.SETTINGS.title(), WHAT_IT_WAS_TOLD),
                new FaultyCallsCheck(false),
                outOfReach("the ring"),
                new AcknowledgementsCheck(),
                new InspectionCheck(),
                new PutsCheck(),
                new VersionsCheck(),
                new MaintenanceSwitchCheck(STANDSTILL),
                outOfReach("joining"),
                outOfReach("no way in"),
                outOfReach("wrong settings"),
                outOfReach("restarting"),
                outOfReach("damaged disks"),
                outOfReach("full disks"),
                outOfReach(Clause.REFORMING.title()),
                new RunningCheck(),
                outOfReach(Clause.LEAVING.title()),
                outOfReach("leave by call"),
                outOfReach("the last host"));
    }

    private static Check<Hosts> outOfReach(String name) {
        return new OutOfReach(name, ONE_ADDRESS);
    }

    /**
     * Starts a small ring of hosts, looks at everything that can be seen of it, and takes it down.
     *
     * @param testbed where, and of which node; its hosts should have {@link #ENVIRONMENT}
     * @param variant which protocol the node is told to run
     * @param doing told of what is looked at next
     * @throws dev.wringer.harness.ring.TestbedFailure if the testbed fails, or this thread is interrupted; nothing is left behind
     */
    public static Report of(FleetTestbed testbed, String variant, Consumer<String> doing) {
        return of(testbed, ExaminedRing.spec(variant), TimeLimits.DEFAULT, onARing(TimeLimits.DEFAULT), doing);
    }

    static Report of(
            FleetTestbed testbed,
            RingSpec spec,
            TimeLimits limits,
            List<Check<? super ExaminedRing>> checks,
            Consumer<String> doing) {
        ClusterEvents events = new ClusterEvents() {
            @Override
            public void doing(String what) {
                doing.accept(what);
            }
        };
        try (ExaminedRing ring = new ExaminedRing(testbed, spec, limits, events)) {
            return new Report(
                    "rings of " + ExaminedRing.FOUNDERS + " to " + (ExaminedRing.FOUNDERS + 1) + " hosts with "
                            + spec.virtualNodes() + " virtual nodes each, on " + testbed.name() + ", variant "
                            + spec.variant(),
                    new Examination<ExaminedRing>(ring, doing).make(checks));
        }
    }

    /** In an order in which each leaves to the next what that needs. */
    static List<Check<? super ExaminedRing>> onARing(TimeLimits limits) {
        List<Check<? super ExaminedRing>> checks = new ArrayList<>();
        checks.add(new FoundingCheck());
        checks.add(new AddressesCheck());
        checks.add(new HealthCheck(limits));
        checks.add(new VariantCheck());
        checks.add(new ToldSettingsCheck());
        checks.add(new IdealRingCheck());
        checks.add(new AnswersCheck());
        checks.add(new FaultyCallsCheck(true));
        checks.add(new AcknowledgementsCheck());
        checks.add(new InspectionCheck());
        checks.add(new PutsCheck());
        checks.add(new VersionsCheck());
        checks.add(new JoiningCheck());
        checks.add(new NoWayInCheck());
        checks.add(new SettingsCheck());
        checks.add(new MaintenanceCheck());
        checks.add(new RestartCheck());
        checks.add(new DamagedDiskCheck());
        checks.add(new FullDiskCheck());
        checks.add(new ReformCheck());
        checks.add(new RunningCheck());
        checks.add(new LeavingCheck());
        checks.add(new LeaveCallCheck());
        checks.add(new LastHostCheck());
        return checks;
    }
}
