package dev.wringer.harness.conformance;

import dev.wringer.harness.live.Damage;
import dev.wringer.harness.live.Fleet;
import dev.wringer.harness.live.FleetTestbed;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.live.TimeLimits;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.oracle.IdealState;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.HostIdentity;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Parting;
import dev.wringer.harness.testee.TesteeFailure;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.block.Block;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * A small ring of hosts that is started to be looked at: they are started, killed, told to leave, and asked. Unlike the ring of a
 * trial it is not given up at the first breach, because the others are to be found as well.
 */
final class ExaminedRing implements Hosts, AutoCloseable {

    /** How many hosts found the ring. One more joins, and two leave. */
    static final int FOUNDERS = 4;

    static final int VIRTUAL_NODES = 3;

    private static final int FEWEST = 2;

    /** How much less a ring is waited for that has not become ideal before. */
    private static final int LESS_PATIENCE = 10;

    /** How long a host may take to leave if it cannot hand its blocks over: what it is told as {@code WRINGER_PATIENCE}. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What an end may take beyond that. */
    private static final Duration ENDING = Duration.ofSeconds(20);

    /** Maintenance that can be waited for, and time-outs that a machine with much to do can keep. */
    private static final NodeSettings NODE = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(5)
                    .withPace(Pace.uniform(Duration.ofMillis(500), Duration.ofSeconds(1)))
                    .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(20)))
            .withDhash(NodeSettings.DEFAULT
                    .dhash()
                    .withReplicas(3, 2)
                    .withRepairInterval(Duration.ofSeconds(2))
                    .withCacheCapacity(0));

    private static final Seed SEED = new Seed(1);
    private static final Seed ELSEWHERE = new Seed(2);

    private final RingSpec spec;
    private final Fleet fleet;
    private final TimeLimits limits;
    private final Testees testees;
    private final Entropy chance = SEED.fork("conformance").entropy();
    private final Map<String, Examined> running = new LinkedHashMap<>();
    private final Map<String, HostOrder> orders = new LinkedHashMap<>(); // the latest of each host
    private boolean stuck; // whether the ring has not become ideal in the time that it has
    private int started; // hosts so far: the next one's number

    /**
     * No hosts yet.
     *
     * @param events told of what takes the testbed its time
     * @throws TestbedFailure if the testbed cannot start any
     */
    ExaminedRing(FleetTestbed testbed, RingSpec spec, TimeLimits limits, ClusterEvents events) {
        this.spec = spec;
        this.limits = limits;
        this.fleet = testbed.fleet(spec, SEED, events);
        this.testees = new Testees(limits.answer(), spec.operationPatience());
    }

    /**
     * The ring that is started.
     *
     * @param variant which protocol its nodes are told to run
     */
    static RingSpec spec(String variant) {
        return new RingSpec(
                        FOUNDERS * VIRTUAL_NODES,
                        VIRTUAL_NODES,
                        Formation.ASSEMBLED,
                        NODE,
                        new Latency.Constant(Duration.ZERO),
                        0)
                .withStore(Store.DISK)
                .withForeignVariant(variant);
    }

    // ---- who there is

    @Override
    public List<Examined> all() {
        return List.copyOf(running.values());
    }

    @Override
    public Entropy chance() {
        return chance;
    }

    /**
     * The host that was started last, which others can do without.
     *
     * @throws NotChecked if so few are left that they cannot
     */
    Examined newest() {
        List<Examined> hosts = all();
        if (hosts.size() < FEWEST) {
            throw NotChecked.because("only " + Check.hosts(hosts) + " is left of the ring after what was seen before");
        }
        return hosts.get(hosts.size() - 1);
    }

    RingSpec spec() {
        return spec;
    }

    TimeLimits limits() {
        return limits;
    }

    @Override
    public Optional<Obituary> obituary(String host) {
        return fleet.obituary(host);
    }

    /** With which status a host has ended that nobody has killed; empty if it has not within {@code patience}. */
    Optional<Integer> exitStatus(String host, Duration patience) {
        new Patience(patience).until(() -> fleet.exitStatus(host).isPresent());
        return fleet.exitStatus(host);
    }

    // ---- starting

    /** Starts the founders, without maintenance, and returns when each answers. */
    void found() {
        List<String> names = IntStream.range(0, FOUNDERS)
                .mapToObj(number -> RingSpec.hostName(SEED, number))
                .toList();
        started = FOUNDERS;
        start(names.stream()
                .map(name -> order(name, names.indexOf(name), new WayIn.Assembled(names), VIRTUAL_NODES, false))
                .toList());
    }

    /** Starts one more host, which is to join through one that runs, and returns when it answers. */
    Examined join() {
        int number = started++;
        return start(List.of(order(RingSpec.hostName(SEED, number), number, throughOthers(), VIRTUAL_NODES, true)))
                .get(0);
    }

    /**
     * Starts a host that cannot become a member, or has no settings that it could run with, and waits until it has ended. It is
     * none of those that are looked at, and is killed if it does not end.
     *
     * @return with which status it has ended; empty if it has not
     */
    Optional<Integer> startInVain(WayIn wayIn, int virtualNodes, Duration patience) {
        int number = started++;
        String name = RingSpec.hostName(SEED, number);
        Optional<ContractBreach> silence = Optional.empty();
        try {
            fleet.start(List.of(order(name, number, wayIn, virtualNodes, true)));
        } catch (ContractBreach e) {
            silence = Optional.of(e);
        } catch (TestbedFailure e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw NotChecked.because("the testbed cannot say: " + e.getMessage());
        }
        Optional<Integer> status = exitStatus(name, silence.isPresent() ? Duration.ZERO : patience);
        if (status.isEmpty()) {
            fleet.kill(List.of(name));
        }
        return status;
    }

    /** Starts a dead host again, with its disk, and returns when it answers. */
    Examined startAgain(Examined dead, boolean maintenance, boolean full) {
        HostOrder before = orders.get(dead.name());
        if (before == null) {
            throw new IllegalArgumentException("there is no host " + dead.name());
        }
        return start(List.of(new HostOrder(
                        before.name(),
                        before.number(),
                        throughOthers(),
                        before.virtualNodes(),
                        before.node(),
                        before.variant(),
                        maintenance,
                        true,
                        full,
                        before.seed(),
                        before.release())))
                .get(0);
    }

    /**
     * Has a host that runs found a ring of its own. Until it is killed and started again it is none of the others.
     *
     * @return the host that it has become; empty if it cannot
     */
    Optional<Examined> reform(Examined host) {
        int number = Optional.ofNullable(orders.get(host.name())).orElseThrow().number();
        String name = RingSpec.hostName(ELSEWHERE, number);
        HostOrder order = order(name, number, new WayIn.Assembled(List.of(name)), spec.successors() + 1, false);
        if (!fleet.reform(host.name(), order)) {
            return Optional.empty();
        }
        HostIdentity identity = order.identity();
        return Optional.of(new Examined(identity, testees.at(fleet.address(host.name()), identity)));
    }

    private WayIn throughOthers() {
        return new WayIn.Joining(all().stream().map(Examined::name).toList());
    }

    private HostOrder order(String name, int number, WayIn wayIn, int virtualNodes, boolean maintenance) {
        return new HostOrder(
                name,
                number,
                wayIn,
                virtualNodes,
                spec.node(),
                spec.variant(),
                maintenance,
                true,
                false,
                SEED.fork(number).value(),
                Release.BASELINE);
    }

    private List<Examined> start(List<HostOrder> wanted) {
        fleet.start(wanted);
        List<Examined> hosts = new ArrayList<>();
        for (HostOrder order : wanted) {
            HostIdentity identity = order.identity();
            Examined host = new Examined(identity, testees.at(fleet.address(order.name()), identity));
            orders.put(order.name(), order);
            running.put(order.name(), host);
            hosts.add(host);
        }
        return hosts;
    }

    /**
     * Waits until all virtual nodes of a host are members.
     *
     * @return how long that took
     * @throws ContractBreach if it takes too long, or the host ends
     */
    Duration awaitEntrance(Examined host, Duration bound) {
        Patience patience = new Patience(bound);
        return patience.until(() -> members(host) == host.nodes().size())
                .orElseThrow(() -> new ContractBreach(
                        Clause.FOUNDING,
                        host.name(),
                        "only " + members(host) + " of its " + host.nodes().size() + " virtual nodes are members "
                                + Patience.text(bound) + " after it was started"));
    }

    private long members(Examined host) {
        fleet.obituary(host.name()).ifPresent(obituary -> {
            throw new ContractBreach(Clause.FOUNDING, host.name(), obituary.text());
        });
        return host.inspect().stream().filter(InspectedNode::member).count();
    }

    // ---- ending

    /** Ends hosts at one instant. */
    void kill(Collection<Examined> victims) {
        fleet.kill(victims.stream().map(Examined::name).toList());
        victims.forEach(this::gone);
    }

    /** Has blocks rot on the disk of a dead host. */
    Damage rot(Examined dead, List<Block> blocks) {
        return fleet.rot(dead.name(), blocks);
    }

    /**
     * Tells a host to end, as its testbed tells processes, and waits until it has.
     *
     * @throws NotReached if it says that it could not hand everything over
     * @throws ContractBreach if it has ended otherwise than it may, or has not
     */
    void terminate(Examined host) {
        gone(host, () -> {
            CompletableFuture<?> left = fleet.leave(host.name(), host.testee());
            try {
                left.get(longestLeave().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TestbedFailure("interrupted", e);
            } catch (TimeoutException e) {
                throw new ContractBreach(
                        Clause.LEAVING,
                        host.name(),
                        "it still runs " + Patience.text(longestLeave()) + " after it was told to leave");
            } catch (ExecutionException e) {
                rethrow(TesteeFailure.causeOf(e));
            }
        });
    }

    /**
     * Has a host leave by the contract's call.
     *
     * @return what it says it has left undone
     * @throws ContractBreach if it does not answer in time, or not as it may
     */
    Parting askToLeave(Examined host) {
        CompletableFuture<Parting> parting = host.testee().leave();
        running.remove(host.name());
        try {
            return parting.get(longestLeave().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (TimeoutException e) {
            throw new ContractBreach(
                    Clause.LEAVING,
                    host.name(),
                    "Leave was not answered for " + Patience.text(longestLeave()) + ", with WRINGER_PATIENCE="
                            + PATIENCE.toSeconds() + "s");
        } catch (ExecutionException e) {
            Throwable cause = TesteeFailure.causeOf(e);
            if (cause instanceof TesteeFailure) {
                throw new ContractBreach(Clause.LEAVING, host.name(), String.valueOf(cause.getMessage()), cause);
            }
            rethrow(cause);
            throw new IllegalStateException(cause);
        } finally {
            host.testee().close();
        }
    }

    private static void rethrow(Throwable cause) {
        if (cause instanceof ContractBreach breach) {
            throw breach.again();
        }
        if (cause instanceof NotReached shortfall) {
            throw shortfall;
        }
        throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    /** How long a host may take to leave, however that ends. */
    Duration longestLeave() {
        return PATIENCE.plus(ENDING);
    }

    private void gone(Examined host, Runnable end) {
        running.remove(host.name()); // it need not run any more, and nobody asks it
        try {
            end.run();
        } finally {
            host.testee().close();
        }
    }

    /** This host is not there any more. */
    void gone(Examined host) {
        gone(host, () -> {});
    }

    // ---- the ring

    /** The ring as it should be. */
    IdealRing ideal() {
        return IdealRing.of(
                all().stream().flatMap(host -> host.nodes().stream()).toList(), spec.successors());
    }

    /** What everybody believes. */
    RingSnapshot snapshot() {
        return MaintenanceSwitchCheck.snapshot(
                all().stream().flatMap(host -> host.inspect().stream()).toList());
    }

    /** Who holds genuine copies of the blocks under these keys. */
    Holdings holdings(Collection<RingId> keys) {
        Holdings.Builder holdings = new Holdings.Builder();
        for (Examined host : all()) {
            for (InspectedNode node : host.holdings(keys)) {
                node.held().stream()
                        .filter(Block::isAuthentic)
                        .forEach(block -> holdings.held(
                                block.key(), block.version(), node.belief().self()));
            }
        }
        return holdings.at(0);
    }

    /** Where the ring is otherwise than it should be, if it is. */
    Optional<Violation> departureFromIdeal() {
        return new IdealState(spec.successors()).check(snapshot());
    }

    /** Waits until the ring is as it should be, within the bound of its rounds; where it is not, if it does not become so. */
    Optional<Violation> awaitIdeal() {
        Duration bound = spec.recoveryBound().dividedBy(stuck ? LESS_PATIENCE : 1);
        stuck = new Patience(bound).until(() -> departureFromIdeal().isEmpty()).isEmpty();
        return stuck ? departureFromIdeal() : Optional.empty();
    }

    /**
     * The same, for checks that need such a ring and are not about it.
     *
     * @throws NotChecked if it does not become so
     */
    void requireIdeal() {
        awaitIdeal().ifPresent(violation -> {
            throw NotChecked.because("the ring is not ideal, " + Patience.text(spec.recoveryBound())
                    + " after the last change: " + violation.witness());
        });
    }

    /** Tells everybody. */
    void switchMaintenance(boolean run) {
        all().forEach(host -> MaintenanceSwitchCheck.tell(host, run));
    }

    /** Maintenance runs everywhere again, and has had the time to do its work; who is no member is not waited for. */
    @Override
    public void settle() {
        try {
            List<Examined> outsiders = all().stream()
                    .filter(host -> members(host) < host.nodes().size())
                    .toList();
            if (!outsiders.isEmpty()) {
                kill(outsiders);
            }
            for (Examined host : all()) {
                host.ask(testee -> testee.switchMaintenance(true));
            }
            awaitIdeal();
        } catch (NoAnswer | ContractBreach e) {
            // The next check comes upon the same.
        }
    }

    @Override
    public void close() {
        running.values().forEach(host -> host.testee().close());
        testees.close();
        fleet.close();
    }
}
