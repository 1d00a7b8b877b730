package dev.wringer.harness.sim;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.Cluster;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.Departure;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Gone;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Outage;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Running;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.ring.Traffic;
import dev.wringer.harness.ring.TurnWatcher;
import dev.wringer.node.block.Block;
import dev.wringer.node.host.CauseOfDeath;
import dev.wringer.node.host.HostContacts;
import dev.wringer.node.host.Implementation;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Ports;
import dev.wringer.node.host.SettingVariables;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.port.RingMemory;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.store.MemoryBlockStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A simulated ring. */
final class SimCluster implements Cluster, SimNode.Observer {

    private static final Duration BETWEEN_JOINS = Duration.ofMillis(250);
    private static final Duration JOINING_TAKES_AT_MOST = Duration.ofHours(1);

    private final RingSpec spec;
    private final Seed seed;
    private final ClusterEvents events;
    private final Supplier<BlockStore> stores;
    private final World world;
    private final NodeCode code = new NodeCode(this::died);
    private final SimSurvey survey;
    private final Optional<Lookout> lookout;
    private final Entropy chance;
    private Cast cast;
    private final List<SimHost> hosts = new ArrayList<>(); // by number, dead ones included
    private final Map<String, SimHost> hostsByName = new HashMap<>();
    private final Set<SimHost> paused = new HashSet<>();
    private final List<SimNode> changed = new ArrayList<>(); // neighbours changed in the present event

    private List<SimNode> members = List.of(); // the nodes that are members, by id; empty: to be found
    private List<Peer> memberPeers = List.of(); // the same, as peers
    private int memberCount;
    private boolean formed; // the first members are in place: what changes from now on is told
    private boolean maintaining = true;
    private long repaired;
    private long unanswered; // calls to members that were given up
    private int restarts; // strikes so far after which hosts came back

    SimCluster(RingSpec spec, Seed seed, ClusterEvents events) {
        this(spec, seed, events, TurnWatcher.NOBODY, MemoryBlockStore::new, Optional.empty());
    }

    /**
     * A ring without members.
     *
     * @param watcher of turns, if messages are delivered in turns
     * @param stores where nodes keep their blocks: a new store at each call
     * @param onlooker told of all that nodes say, believe and hold, if anybody wants to know
     */
    SimCluster(
            RingSpec spec,
            Seed seed,
            ClusterEvents events,
            TurnWatcher watcher,
            Supplier<BlockStore> stores,
            Optional<Consumer<Sighting>> onlooker) {
        this.spec = spec;
        this.seed = seed;
        this.events = events;
        this.stores = stores;
        this.world = World.of(spec, seed, watcher);
        this.chance = seed.fork("contacts").entropy();
        this.cast = Cast.of(spec, seed);
        this.survey = new SimSurvey(world, code, spec.successors());
        this.lookout = onlooker.map(told -> new Lookout(world, told));
        world.watchedBy(code, this::tell);
    }

    // ---- forming the ring

    void form() {
        boolean grown = spec.formation() == Formation.GROWN;
        int founderHosts = grown ? ceilingOfQuotient(spec.successors() + 1, spec.virtualNodes()) : spec.hosts();
        List<SimNode> founders = new ArrayList<>();
        for (int i = 0; i < founderHosts; i++) {
            founders.addAll(newHost().nodes());
        }
        new RingAssembly(founders, spec.successors(), code).assemble();
        founders.forEach(founder -> setMember(founder, true));
        formed = true;
        events.running(world.now(), Implementation.NAME, spec.variant(), "", "");
        events.formed(this, world.now(), spec.formation(), members());
        founders.forEach(founder -> code.run(founder, () -> maintain(founder)));
        if (grown) {
            grow();
        }
    }

    private void grow() {
        for (int i = hosts.size(); i < spec.hosts(); i++) {
            List<Peer> present = members();
            join(List.of(present.get(chance.nextInt(present.size()))));
            advanceUntil(() -> false, BETWEEN_JOINS);
        }
        if (!advanceUntil(() -> memberCount == spec.nodes(), JOINING_TAKES_AT_MOST)) {
            String seen = "only " + memberCount + " of " + spec.nodes() + " nodes had joined after "
                    + JOINING_TAKES_AT_MOST.toMinutes() + " simulated minutes";
            if (spec.loss() > 0) {
                throw new TestbedFailure(seen + ": raise the time-outs or lower the loss");
            }
            throw new ContractBreach(Clause.FOUNDING, outside().host().name(), seen + ", and no message was lost");
        }
    }

    private SimNode outside() {
        return hosts.stream()
                .flatMap(host -> host.nodes().stream())
                .filter(node -> !node.isMember())
                .findFirst()
                .orElseThrow();
    }

    private static int ceilingOfQuotient(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private SimHost newHost() {
        SimHost host = new SimHost(
                hosts.size(),
                cast.name(hosts.size()),
                cast.settings(hosts.size()).chord());
        hosts.add(host);
        hostsByName.put(host.name(), host);
        Seed hostSeed = seed.fork("nodes").fork(host.number());
        for (int i = 0; i < spec.virtualNodes(); i++) {
            SimNode node = newNode(host, i, hostSeed, stores.get(), RingMemory.NONE);
            host.nodes().add(node);
            world.directory().add(node);
        }
        return host;
    }

    private SimNode newNode(SimHost host, int number, Seed hostSeed, BlockStore blocks, RingMemory memory) {
        Entropy entropy = hostSeed.fork(number).entropy();
        return new SimNode(
                world, host, Peer.at(host.name(), number), cast.settings(host.number()), entropy, blocks, memory, this);
    }

    private void maintain(SimNode node) {
        if (maintaining) {
            node.node().startMaintenance();
        }
    }

    @Override
    public List<Peer> join(List<Peer> contacts) {
        SimHost host = newHost();
        join(host, contacts);
        return peersOf(host);
    }

    private static List<Peer> peersOf(SimHost host) {
        return host.nodes().stream().map(SimNode::self).toList();
    }

    private void join(SimHost host, List<Peer> told) {
        HostContacts contacts = new HostContacts(told, peersOf(host));
        for (SimNode node : host.nodes()) {
            code.run(
                    node, () -> node.node().join(contacts.of(node.self())).then(self -> becameMember(node), why -> {}));
        }
    }

    private void setMember(SimNode node, boolean member) {
        if (node.isMember() != member) {
            node.setMember(member);
            memberCount += member ? 1 : -1;
            members = List.of();
            memberPeers = List.of();
        }
    }

    private void becameMember(SimNode node) {
        setMember(node, true);
        long now = world.now();
        code.later(() -> events.joined(now, node.self()));
        maintain(node);
    }

    // ---- time

    @Override
    public long nowNanos() {
        return world.now();
    }

    @Override
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        return world.run(condition, world.now() + bound.toNanos());
    }

    // ---- ground truth

    private List<SimNode> memberNodes() {
        if (members.isEmpty()) {
            members = new ArrayList<>(memberCount);
            for (SimHost host : hosts) {
                for (SimNode node : host.nodes()) {
                    if (node.isMember()) {
                        members.add(node);
                    }
                }
            }
            members.sort(SimSurvey.BY_ID);
        }
        return members;
    }

    @Override
    public List<Peer> members() {
        if (memberPeers.isEmpty()) {
            memberPeers = memberNodes().stream().map(SimNode::self).toList();
        }
        return memberPeers;
    }

    /** The members that are not frozen. */
    private List<SimNode> awakeNodes() {
        List<SimNode> nodes = memberNodes();
        return paused.isEmpty()
                ? nodes
                : nodes.stream().filter(node -> !node.isFrozen()).toList();
    }

    @Override
    public List<Peer> awake() {
        return paused.isEmpty()
                ? members()
                : awakeNodes().stream().map(SimNode::self).toList();
    }

    @Override
    public boolean isMember(Peer peer) {
        SimNode node = world.find(peer);
        return node != null && node.isMember();
    }

    @Override
    public Optional<NodeSnapshot> snapshotOf(Peer peer) {
        return Optional.ofNullable(world.find(peer))
                .filter(node -> node.isMember() && !node.isFrozen())
                .map(node -> code.ask(node, node::neighbours));
    }

    @Override
    public RingSnapshot snapshot() {
        return survey.snapshot(awakeNodes());
    }

    @Override
    public Holdings holdings() {
        return survey.holdings(awakeNodes());
    }

    @Override
    public Holdings holdings(Collection<RingId> keys) {
        return survey.holdings(awakeNodes(), keys);
    }

    @Override
    public Traffic traffic() {
        return new Traffic(world.requests(), world.delivered(), repaired);
    }

    @Override
    public long unanswered() {
        return unanswered;
    }

    // ---- clients

    @Override
    public void lookup(Peer origin, RingId key, Consumer<Answer> done) {
        SimNode node = node(origin);
        code.run(node, () -> tell(node.chord().lookup(key), Answers::found, Answer::failed, done));
    }

    @Override
    public void store(Peer origin, Block block, Consumer<Answer> done) {
        SimNode node = node(origin);
        code.run(node, () -> tell(node.node().dhash().put(block), Answers::stored, Answer::notStored, done));
    }

    @Override
    public void fetch(Peer origin, RingId key, Consumer<Answer> done) {
        SimNode node = node(origin);
        code.run(node, () -> tell(node.node().dhash().get(key), Answers::fetched, Answer::failed, done));
    }

    @Override
    public void fetchNewest(Peer origin, RingId key, Consumer<Answer> done) {
        SimNode node = node(origin);
        code.run(node, () -> tell(node.node().dhash().getNewest(key), Answers::fetched, Answer::failed, done));
    }

    private <T> void tell(
            Promise<T> promise,
            Function<T, Answer> answer,
            Function<RpcFailure, Answer> failure,
            Consumer<Answer> done) {
        promise.then(
                result -> code.later(() -> done.accept(answer.apply(result))),
                why -> code.later(() -> done.accept(failure.apply(why))));
    }

    // ---- faults and maintenance

    @Override
    public void switchMaintenance(boolean running) {
        maintaining = running;
        for (SimNode node : memberNodes()) {
            code.run(node, running ? node.node()::startMaintenance : node.node()::stopMaintenance);
        }
    }

    @Override
    public Outage crash(List<String> names, Disk disk) {
        names.forEach(name -> takeOut(host(name)));
        Evidence death = Evidence.shown(names.size() + " hosts taken out of the simulation at one instant");
        return new Outage() {
            @Override
            public Evidence death() {
                return death;
            }

            @Override
            public Evidence startAgain(List<Peer> contacts) {
                return SimCluster.this.startAgain(names, disk, contacts);
            }
        };
    }

    private void takeOut(SimHost host) {
        host.die();
        host.nodes().forEach(node -> setMember(node, false));
    }

    /** Code of a node has thrown: that is the end of its host. */
    private ContractBreach died(SimNode node, Throwable thrown) {
        List<Peer> victims = node.host().nodes().stream()
                .filter(SimNode::isMember)
                .map(SimNode::self)
                .toList();
        String seen = node.self() + " " + CauseOfDeath.of(thrown);
        takeOut(node.host());
        if (formed && !victims.isEmpty()) {
            events.crashed(world.now(), victims, seen);
        }
        tell();
        return new ContractBreach(Clause.RUNNING, node.host().name(), seen, thrown);
    }

    @Override
    public void leave(List<String> names, Consumer<Departure> departed, Consumer<Gone> done) {
        for (String name : names) {
            SimLeave leave = new SimLeave(
                    host(name),
                    (node, undone) -> code.later(() -> depart(node, undone, departed)),
                    gone -> code.later(() -> done.accept(gone)));
            leave.begin(code);
        }
    }

    private void depart(SimNode node, Optional<String> undone, Consumer<Departure> departed) {
        if (node.isMember()) {
            RingSnapshot before = snapshot();
            setMember(node, false);
            departed.accept(new Departure(node.self(), before, undone));
        }
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        return world.links().impose(numbers(from), numbers(to), bothWays, fault);
    }

    private Evidence startAgain(List<String> names, Disk disk, List<Peer> contacts) {
        Seed lot = seed.fork("restarts").fork(restarts++);
        SimDisks disks = new SimDisks(spec.store(), disk, lot.fork("disks").entropy());
        for (String name : names) {
            disks.suffer(host(name).nodes());
            startAgain(host(name), lot, disks, disks::memoryAfter, contacts);
        }
        return disks.evidence();
    }

    @Override
    public void comeBack(List<String> names, List<Peer> contacts) {
        Seed lot = seed.fork("restarts").fork(restarts++);
        SimDisks disks =
                new SimDisks(spec.store(), new Disk.Kept(), lot.fork("disks").entropy());
        // Who has left has forgotten whom it knew.
        names.forEach(name -> startAgain(host(name), lot, disks, node -> RingMemory.NONE, contacts));
    }

    private void startAgain(
            SimHost host, Seed lot, SimDisks disks, Function<SimNode, RingMemory> memory, List<Peer> contacts) {
        List<SimNode> former = List.copyOf(host.nodes());
        host.nodes().clear();
        for (SimNode before : former) {
            int number = before.self().virtualNode();
            Seed hostSeed = lot.fork("nodes").fork(host.number());
            SimNode node = newNode(host, number, hostSeed, disks.storeAfter(before), memory.apply(before));
            host.nodes().add(node);
            world.directory().replace(node);
        }
        join(host, contacts);
    }

    @Override
    public void deploy(List<String> names, Release release) {
        cast = cast.deploying(
                release, names.stream().map(name -> host(name).number()).toList());
        names.forEach(
                name -> host(name).forget(cast.settings(host(name).number()).chord()));
    }

    @Override
    public List<Running> running(Collection<String> names) {
        return names.stream().map(this::host).map(SimCluster::running).toList();
    }

    private static Running running(SimHost host) {
        NodeSettings settings = host.nodes().get(0).settings();
        return new Running(
                host.name(),
                Implementation.NAME,
                settings.variant().commandLineName(),
                "",
                SettingVariables.of(settings));
    }

    @Override
    public Imposed pause(List<String> names) {
        List<SimHost> frozen = names.stream().map(this::host).toList();
        frozen.forEach(SimHost::freeze);
        paused.addAll(frozen);
        return Imposed.of(Evidence.shown(names.size() + " hosts stand still in simulation"), () -> {
            frozen.forEach(host -> host.resume(world));
            frozen.forEach(paused::remove);
        });
    }

    private Set<Integer> numbers(List<String> names) {
        Set<Integer> numbers = new HashSet<>();
        names.forEach(name -> numbers.add(host(name).number()));
        return numbers;
    }

    private SimHost host(String name) {
        SimHost host = hostsByName.get(name);
        if (host == null) {
            throw new TestbedFailure("there is no host " + name);
        }
        return host;
    }

    /** The node that {@code peer} names. */
    SimNode node(Peer peer) {
        SimNode node = world.find(peer);
        if (node == null) {
            throw new TestbedFailure("there is no node " + peer);
        }
        return node;
    }

    // ---- what nodes tell

    @Override
    public void neighboursChanged(SimNode node) {
        if (formed && (changed.isEmpty() || changed.get(changed.size() - 1) != node)) {
            changed.add(node);
        }
    }

    @Override
    public void suspected(SimNode by, SimNode silent, boolean hampered) {
        unanswered++;
        events.suspected(world.now(), silent.self());
        if (hampered) {
            events.misled(world.now(), by.neighbours(), silent.self());
        }
    }

    @Override
    public void blockRepaired() {
        repaired++;
    }

    @Override
    public void received(SimNode node, SimNode asker, Request<?> request) {
        if (lookout.isPresent()) {
            lookout.get().received(node, asker, request);
        }
    }

    @Override
    public Ports around(SimNode node, Peer self, Ports own) {
        return lookout.map(present -> present.around(node, self, own)).orElse(own);
    }

    /** An event is over. */
    private void tell() {
        code.tell();
        tellChanges();
    }

    private void tellChanges() {
        for (int i = 0; i < changed.size(); i++) {
            SimNode node = changed.get(i);
            if (node.isMember()) {
                events.changed(world.now(), node.neighbours());
            }
        }
        changed.clear();
    }

    @Override
    public void close() {
        // Everything lives in memory.
    }
}
