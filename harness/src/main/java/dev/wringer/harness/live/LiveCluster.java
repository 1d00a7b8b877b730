package dev.wringer.harness.live;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.ring.Traffic;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.block.Block;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A ring of hosts that run in real time. Who is a member is known from who was started, killed and told to leave; only
 * when a joining node has become one does its host have to be asked.
 */
public final class LiveCluster implements Cluster {

    private static final Duration LEAST_LAG = Duration.ofMillis(250);
    private static final int LOOKUPS_TO_WARM_UP = 1; // by each node
    private static final Duration FORMING_TAKES_AT_MOST = Duration.ofMinutes(2);

    private final RingSpec spec;
    private final Seed seed;
    private final ClusterEvents events;
    private final Fleet fleet;
    private final Inbox inbox = new Inbox();
    private final Testees testees = new Testees();
    private final Roll roll = new Roll();
    private final Costs costs = new Costs();
    private final Entropy chance;
    private final Pulse pulse;
    private final List<LiveHost> joining = new ArrayList<>();
    private boolean maintaining = true;
    private int restarts; // strikes so far after which hosts came back
    private int started; // hosts so far: the next one's number
    private long lagNanos = LEAST_LAG.toNanos(); // the longest time between two questions about a joining host

    private LiveCluster(RingSpec spec, Seed seed, ClusterEvents events, Fleet fleet) {
        this.spec = spec;
        this.seed = seed;
        this.events = events;
        this.fleet = fleet;
        this.chance = seed.fork("contacts").entropy();
        this.pulse = new Pulse(System::nanoTime, spec.node().chord().longestTimeout());
    }

    /**
     * Starts the hosts and returns when all their nodes are members.
     *
     * @param fleet belongs to the cluster from now on
     * @throws TestbedFailure if they cannot be started; nothing is left behind then
     */
    public static Cluster start(RingSpec spec, Seed seed, ClusterEvents events, Fleet fleet) {
        LiveCluster cluster = new LiveCluster(spec, seed, events, fleet);
        try {
            cluster.form();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    // ---- forming the ring

    private void form() {
        boolean grown = spec.formation() == Formation.GROWN;
        int founders = grown ? (spec.successors() + spec.virtualNodes()) / spec.virtualNodes() : spec.hosts();
        List<String> names = IntStream.range(0, founders)
                .mapToObj(number -> RingSpec.hostName(seed, number))
                .toList();
        // Whoever began to maintain before the last host listens would take that one for dead.
        List<LiveHost> hosts = start(names, new WayIn.Assembled(names), false);
        Replies.of(hosts, host -> host.testee().status()).forEach(LiveCluster::requireServing);
        hosts.forEach(host -> host.nodes().forEach(roll::enter));
        new WarmUp(this::lookup)
                .of(members(), LOOKUPS_TO_WARM_UP, seed.fork("warm-up").entropy());
        events.formed(this, nowNanos(), spec.formation(), members());
        switchMaintenance(true);
        for (int i = founders; i < spec.hosts(); i++) {
            grow();
        }
    }

    private void grow() {
        List<Peer> present = members();
        List<Peer> nodes = join(present.get(chance.nextInt(present.size())));
        if (!advanceUntil(() -> roll.hasAll(nodes), FORMING_TAKES_AT_MOST)) {
            throw new TestbedFailure(nodes.get(0).host() + " had not joined after " + FORMING_TAKES_AT_MOST.toMinutes()
                    + " minutes: give it longer time-outs, or the machine less to do");
        }
    }

    private static void requireServing(LiveHost host, HostStatus status) {
        if (status.phase() != HostStatus.Phase.SERVING) {
            throw new TestbedFailure(host.name() + " is " + status.phase() + " instead of serving");
        }
    }

    private List<LiveHost> start(List<String> names, WayIn wayIn, boolean maintenance) {
        List<HostOrder> orders = new ArrayList<>();
        for (String name : names) {
            int number = started++;
            orders.add(new HostOrder(
                    name,
                    number,
                    wayIn,
                    spec.virtualNodes(),
                    spec.node(),
                    spec.variant(),
                    maintenance,
                    spec.store() == Store.DISK,
                    seed.fork("nodes").fork(number).value()));
        }
        return start(orders);
    }

    private List<LiveHost> start(List<HostOrder> orders) {
        long now = nowNanos();
        fleet.start(orders);
        List<LiveHost> hosts = orders.stream()
                .map(order -> new LiveHost(order, testees.at(fleet.address(order.name())), now))
                .toList();
        hosts.forEach(roll::enter);
        return hosts;
    }

    @Override
    public List<Peer> join(Peer contact) {
        String name = RingSpec.hostName(seed, started);
        LiveHost host = start(List.of(name), new WayIn.Joining(List.of(contact.host())), maintaining)
                .get(0);
        joining.add(host);
        return host.nodes();
    }

    /** Asks the hosts that are joining how far they have come. */
    private void watchJoins() {
        for (LiveHost host : List.copyOf(joining)) {
            if (!host.isAsked() && roll.isAwake(host)) {
                long before = host.ask(nowNanos());
                deliver(host.testee().inspect(), nodes -> note(host, nodes, before), why -> lost(host, why));
            }
        }
    }

    private void lost(LiveHost host, Throwable why) {
        if (joining.contains(host)) { // else it was killed
            throw new TestbedFailure(host.name() + " does not join: " + why.getMessage(), why);
        }
    }

    private void note(LiveHost host, List<InspectedNode> nodes, long askedBeforeNanos) {
        host.answered();
        if (!joining.contains(host)) {
            return;
        }
        for (InspectedNode node : nodes) {
            Peer self = node.belief().self();
            if (node.member() && !roll.hasAll(List.of(self))) {
                lagNanos = Math.max(lagNanos, nowNanos() - askedBeforeNanos);
                roll.enter(self);
                events.joined(nowNanos(), self);
            }
        }
        if (roll.hasAll(host.nodes())) {
            joining.remove(host);
        }
    }

    // ---- time

    @Override
    public long nowNanos() {
        return inbox.now();
    }

    @Override
    public Duration lag() {
        return Duration.ofNanos(lagNanos);
    }

    @Override
    public Optional<String> starvation() {
        return pulse.starvation();
    }

    @Override
    public long unanswered() {
        return costs.unanswered(statuses(roll.awake()));
    }

    @Override
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        return inbox.advanceUntil(condition, bound, () -> {
            fleet.check();
            watchJoins();
        });
    }

    // ---- ground truth

    @Override
    public List<Peer> members() {
        return roll.members();
    }

    @Override
    public List<Peer> awake() {
        return roll.awakeMembers();
    }

    @Override
    public boolean isMember(Peer peer) {
        return roll.hasAll(List.of(peer));
    }

    @Override
    public RingSnapshot snapshot() {
        long now = nowNanos();
        Map<Peer, NodeSnapshot> beliefs = new TreeMap<>(Roll.BY_ID);
        Replies.of(roll.awake(), host -> pulse.feel(host.testee().inspect()))
                .forEach((host, nodes) ->
                        nodes.forEach(node -> beliefs.put(node.belief().self(), node.belief())));
        return new RingSnapshot(
                now,
                beliefs.values().stream()
                        .filter(belief -> isMember(belief.self()))
                        .toList());
    }

    @Override
    public Optional<NodeSnapshot> snapshotOf(Peer peer) {
        if (!isMember(peer) || !roll.isAwake(roll.carrierOf(peer))) {
            return Optional.empty();
        }
        List<NodeSnapshot> beliefs = new ArrayList<>();
        Replies.of(List.of(roll.carrierOf(peer)), host -> host.testee().inspect(peer.virtualNode()))
                .forEach((host, node) -> beliefs.add(node.belief()));
        return Optional.of(beliefs.get(0));
    }

    @Override
    public Holdings holdings() {
        return inventory(List.of());
    }

    @Override
    public Holdings holdings(Collection<RingId> keys) {
        return keys.isEmpty() ? new Holdings(nowNanos(), Map.of()) : inventory(keys);
    }

    private Holdings inventory(Collection<RingId> keys) {
        long now = nowNanos();
        Map<RingId, List<Peer>> holders = new TreeMap<>();
        Replies.of(roll.awake(), host -> host.testee().inspectBlocks(keys)).forEach((host, nodes) -> nodes.stream()
                .filter(node -> isMember(node.belief().self()))
                .forEach(node -> noteHeld(node, holders)));
        return new Holdings(now, holders);
    }

    private void noteHeld(InspectedNode node, Map<RingId, List<Peer>> holders) {
        for (Block block : node.held()) {
            if (block.isAuthentic()) {
                holders.computeIfAbsent(block.key(), key -> new ArrayList<>(spec.replicas()))
                        .add(node.belief().self());
            }
        }
    }

    @Override
    public Traffic traffic() {
        return costs.with(statuses(roll.awake()));
    }

    private static List<HostStatus> statuses(Collection<LiveHost> hosts) {
        List<HostStatus> statuses = new ArrayList<>();
        Replies.of(hosts, host -> host.testee().status()).forEach((host, status) -> statuses.add(status));
        return statuses;
    }

    // ---- clients

    @Override
    public void lookup(Peer origin, RingId key, Consumer<Answer> done) {
        tell(lookup(origin, key), done);
    }

    @Override
    public void store(Peer origin, Block block, Consumer<Answer> done) {
        tell(roll.carrierOf(origin).testee().store(origin.virtualNode(), block), done);
    }

    @Override
    public void fetch(Peer origin, RingId key, Consumer<Answer> done) {
        tell(roll.carrierOf(origin).testee().fetch(origin.virtualNode(), key), done);
    }

    private CompletableFuture<Answer> lookup(Peer origin, RingId key) {
        return roll.carrierOf(origin).testee().lookup(origin.virtualNode(), key);
    }

    private void tell(CompletableFuture<Answer> answer, Consumer<Answer> done) {
        deliver(answer, done, why -> {
            throw new IllegalStateException("an operation's answer never fails", why);
        });
    }

    /** Has the scenario's thread deal with what a host replies. */
    @SuppressWarnings("FutureReturnValueIgnored") // both outcomes are dealt with
    private <T> void deliver(CompletableFuture<T> reply, Consumer<T> action, Consumer<Throwable> failure) {
        reply.whenComplete((result, why) -> inbox.post(() -> {
            if (why == null) {
                action.accept(result);
            } else {
                failure.accept(why);
            }
        }));
    }

    // ---- faults and maintenance

    @Override
    public void switchMaintenance(boolean running) {
        maintaining = running;
        tellMaintenance(roll.awake());
    }

    private void tellMaintenance(Collection<LiveHost> hosts) {
        Replies.of(hosts, host -> host.testee().switchMaintenance(maintaining)).await();
    }

    @Override
    public Evidence crash(List<String> names) {
        List<LiveHost> victims = names.stream().map(roll::host).toList();
        costs.keep(statuses(victims));
        Evidence evidence = fleet.kill(names);
        victims.forEach(this::gone);
        return evidence;
    }

    @Override
    public Evidence restart(List<String> names, Disk disk, Optional<Peer> contact, Consumer<Evidence> dead) {
        List<LiveHost> victims = names.stream().map(roll::host).toList();
        Seed lot = seed.fork("restarts").fork(restarts++);
        DiskFate fate = DiskFate.of(victims, disk, lot.fork("disks").entropy());
        dead.accept(crash(names));
        Evidence evidence = spec.store() == Store.DISK
                ? fate.imposeBy(fleet)
                : Evidence.shown("all blocks were in memory, and are gone");
        Optional<WayIn> through = contact.map(peer -> new WayIn.Joining(List.of(peer.host())));
        joining.addAll(start(victims.stream()
                .map(host -> host.order()
                        .again(
                                through.orElse(host.order().wayIn()),
                                maintaining,
                                lot.fork("nodes").fork(host.order().number()).value()))
                .toList()));
        return evidence;
    }

    @Override
    public Imposed pause(List<String> names) {
        List<LiveHost> hosts = names.stream().map(roll::host).toList();
        Replies.of(hosts, host -> host.testee().status()).forEach(costs::pause);
        hosts.forEach(roll::pause);
        Imposed frozen = fleet.pause(names);
        return Imposed.of(frozen.evidence(), () -> {
            frozen.close();
            List<LiveHost> resumed = hosts.stream().filter(roll::resume).toList();
            resumed.forEach(costs::resume);
            tellMaintenance(resumed);
        });
    }

    private void gone(LiveHost host) {
        roll.strike(host);
        joining.remove(host);
        host.testee().close();
    }

    @Override
    public void leave(List<String> names, Consumer<String> done) {
        List<LiveHost> leavers = names.stream().map(roll::host).toList();
        costs.keep(statuses(leavers));
        for (LiveHost host : leavers) {
            deliver(
                    fleet.leave(host.name(), host.testee()),
                    end -> {
                        gone(host);
                        done.accept(host.name());
                    },
                    why -> {
                        throw new TestbedFailure(host.name() + " did not leave: " + why.getMessage(), why);
                    });
        }
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        return fleet.impose(from, to, bothWays, fault);
    }

    @Override
    public void close() {
        roll.hosts().forEach(host -> host.testee().close());
        testees.close();
        fleet.close();
    }
}
