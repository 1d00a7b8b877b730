package dev.wringer.harness.live;

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
import dev.wringer.harness.ring.Departure;
import dev.wringer.harness.ring.Evidence;
import dev.wringer.harness.ring.Gone;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.NotReached;
import dev.wringer.harness.ring.Outage;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Running;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.ring.Traffic;
import dev.wringer.harness.testee.HostIdentity;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.TesteeFailure;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.block.Block;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A ring of hosts that run in real time. Who is a member is known from who was started, killed and told to leave; only
 * when a joining node has become one does its host have to be asked.
 */
public final class LiveCluster implements Cluster {

    private static final Duration LEAST_LAG = Duration.ofMillis(250);
    private static final int LOOKUPS_TO_WARM_UP = 1; // by each node

    private final RingSpec spec;
    private final Seed seed;
    private final ClusterEvents events;
    private final Fleet fleet;
    private final TimeLimits limits;
    private final Inbox inbox = new Inbox();
    private final Testees testees;
    private final Roll roll = new Roll();
    private final Costs costs = new Costs();
    private final Inquest inquest;
    private final Questions questions;
    private final Admissions admissions;
    private final Survey survey;
    private final Entropy chance;
    private final Map<String, HostOrder> orders = new HashMap<>(); // the latest for each host; looked up only
    private Cast cast;
    private final Pulse pulse;
    private boolean formed; // the first members stand: what changes from now on is told
    private boolean maintaining = true;
    private int crashes; // strikes so far
    private int started; // hosts so far: the next one's number
    private long lagNanos = LEAST_LAG.toNanos(); // the longest time between two questions about a joining host

    private LiveCluster(RingSpec spec, Seed seed, ClusterEvents events, Fleet fleet, TimeLimits limits) {
        this.spec = spec;
        this.seed = seed;
        this.events = events;
        this.fleet = fleet;
        this.limits = limits;
        this.testees = new Testees(limits.answer(), spec.operationPatience());
        this.inquest = new Inquest(fleet, limits.obituary(), this::died);
        this.questions = new Questions(inquest);
        this.admissions = new Admissions(inbox, inquest, roll::isAwake, limits.health(), this::entered);
        this.chance = seed.fork("contacts").entropy();
        this.cast = Cast.of(spec, seed);
        this.pulse = new Pulse(System::nanoTime, spec.node().chord().longestTimeout());
        this.survey = new Survey(roll, questions, pulse);
    }

    /**
     * Starts the hosts and returns when all their nodes are members.
     *
     * @param fleet belongs to the cluster from now on
     * @throws TestbedFailure if they cannot be started; nothing is left behind then
     * @throws dev.wringer.harness.ring.ContractBreach if a host does not do its part; nothing is left behind then
     */
    public static Cluster start(RingSpec spec, Seed seed, ClusterEvents events, Fleet fleet) {
        return start(spec, seed, events, fleet, TimeLimits.DEFAULT);
    }

    /** The same, with other limits on how long hosts may take. */
    public static Cluster start(RingSpec spec, Seed seed, ClusterEvents events, Fleet fleet, TimeLimits limits) {
        LiveCluster cluster = new LiveCluster(spec, seed, events, fleet, limits);
        try {
            cluster.form();
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    // ---- forming the ring

    private void form() {
        boolean grown = spec.formation() == Formation.GROWN;
        int founders = grown ? (spec.successors() + spec.virtualNodes()) / spec.virtualNodes() : spec.hosts();
        List<String> names = IntStream.range(0, founders).mapToObj(cast::name).toList();
        events.doing("starting " + founders + " hosts");
        // Whoever began to maintain before the last host listens would take that one for dead.
        start(names, new WayIn.Assembled(names), false);
        events.doing("waiting until the nodes of " + founders + " hosts are members");
        awaitEntrance();
        events.doing("warming the ring up: every node looks something up");
        new WarmUp(this, spec.operationPatience())
                .of(members(), LOOKUPS_TO_WARM_UP, seed.fork("warm-up").entropy());
        formed = true;
        tellImplementations();
        events.formed(this, nowNanos(), spec.formation(), members());
        switchMaintenance(true);
        for (int i = founders; i < spec.hosts(); i++) {
            events.doing("growing the ring: host " + (i + 1) + " of " + spec.hosts() + " joins");
            grow();
        }
    }

    private void tellImplementations() {
        for (Release release : Release.values()) {
            HostProgram program = fleet.program(release);
            questions
                    .statuses(roll.awake().stream()
                            .filter(host -> host.order().release() == release)
                            .toList())
                    .stream()
                    .map(HostStatus::implementation)
                    .distinct()
                    .forEach(name -> events.running(
                            nowNanos(), name, spec.variant(release), program.image(), program.command()));
        }
    }

    private void grow() {
        List<Peer> present = members();
        join(List.of(present.get(chance.nextInt(present.size()))));
        awaitEntrance();
    }

    private void awaitEntrance() {
        if (!advanceUntil(() -> admissions.underway().isEmpty(), limits.entrance())) {
            LiveHost late = admissions.underway().get(0);
            long members = late.nodes().stream().filter(node -> isMember(node)).count();
            throw inquest.breach(
                    Clause.FOUNDING,
                    late,
                    "only " + members + " of its " + late.nodes().size() + " virtual nodes are members "
                            + limits.entrance().toSeconds() + " s after it was started");
        }
    }

    /** A node has become a member, not before {@code sinceNanos}. */
    private void entered(Peer node, long sinceNanos) {
        if (!isMember(node)) {
            roll.enter(node);
            if (formed) {
                lagNanos = Math.max(lagNanos, nowNanos() - sinceNanos);
                events.joined(nowNanos(), node);
            }
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
                    cast.settings(number),
                    cast.variant(number),
                    maintenance,
                    spec.store() == Store.DISK,
                    false,
                    seed.fork("nodes").fork(number).value(),
                    cast.release(number)));
        }
        return start(orders);
    }

    private List<LiveHost> start(List<HostOrder> orders) {
        long now = nowNanos();
        fleet.start(orders);
        List<LiveHost> hosts = orders.stream().map(this::started).toList();
        hosts.forEach(host -> admissions.expect(host, now));
        requireMaintenance(hosts, host -> host.order().maintenance());
        return hosts;
    }

    private LiveHost started(HostOrder order) {
        HostIdentity identity = order.identity();
        LiveHost host = new LiveHost(order, identity, testees.at(fleet.address(order.name()), identity));
        roll.enter(host);
        orders.put(order.name(), order);
        return host;
    }

    private static WayIn through(List<Peer> contacts) {
        return new WayIn.Joining(contacts.stream().map(Peer::host).distinct().toList());
    }

    @Override
    public List<Peer> join(List<Peer> contacts) {
        String name = cast.name(started);
        return start(List.of(name), through(contacts), maintaining).get(0).nodes();
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
        return costs.unanswered(questions.statuses(roll.awake()));
    }

    @Override
    public boolean advanceUntil(BooleanSupplier condition, Duration bound) {
        inquest.requireNoFinding();
        return inbox.advanceUntil(condition, bound, () -> {
            fleet.check();
            requireNoCasualty();
            admissions.look();
        });
    }

    private void requireNoCasualty() {
        fleet.casualty().ifPresent(name -> fleet.obituary(name).ifPresent(obituary -> {
            throw inquest.intoDeath(roll.host(name), obituary);
        }));
    }

    /** A host has died of itself. */
    private void died(LiveHost host, Obituary obituary) {
        List<Peer> victims = host.nodes().stream().filter(this::isMember).toList();
        gone(host);
        if (formed && !victims.isEmpty()) {
            events.crashed(nowNanos(), victims, host.name() + " " + obituary.text());
        }
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
        return survey.snapshot(nowNanos());
    }

    @Override
    public Optional<NodeSnapshot> snapshotOf(Peer peer) {
        return survey.snapshotOf(peer);
    }

    @Override
    public Holdings holdings() {
        return survey.holdings(List.of(), nowNanos());
    }

    @Override
    public Holdings holdings(Collection<RingId> keys) {
        return keys.isEmpty() ? new Holdings(nowNanos(), Map.of()) : survey.holdings(keys, nowNanos());
    }

    @Override
    public Traffic traffic() {
        return costs.with(questions.statuses(roll.awake()));
    }

    // ---- clients

    @Override
    public void lookup(Peer origin, RingId key, Consumer<Answer> done) {
        LiveHost host = roll.carrierOf(origin);
        tell(host, host.testee().lookup(origin.virtualNode(), key), done);
    }

    @Override
    public void store(Peer origin, Block block, Consumer<Answer> done) {
        LiveHost host = roll.carrierOf(origin);
        tell(host, host.testee().store(origin.virtualNode(), block), done);
    }

    @Override
    public void fetch(Peer origin, RingId key, Consumer<Answer> done) {
        LiveHost host = roll.carrierOf(origin);
        tell(host, host.testee().fetch(origin.virtualNode(), key, false), done);
    }

    @Override
    public void fetchNewest(Peer origin, RingId key, Consumer<Answer> done) {
        LiveHost host = roll.carrierOf(origin);
        tell(host, host.testee().fetch(origin.virtualNode(), key, true), done);
    }

    /** Without an answer it may have happened. Whoever was killed, paused or told to leave meanwhile owes none. */
    private void tell(LiveHost host, CompletableFuture<Answer> answer, Consumer<Answer> done) {
        int pauses = host.pauses();
        inbox.deliver(answer, done, why -> {
            done.accept(Answer.none("no answer from the asked node: "
                    + TesteeFailure.causeOf(why).getMessage()));
            boolean owed = roll.has(host) && !host.isLeaving() && roll.isAwake(host) && host.pauses() == pauses;
            if (owed || Inquest.isBreach(why)) {
                throw inquest.into(host, why);
            }
        });
    }

    // ---- faults and maintenance

    @Override
    public void switchMaintenance(boolean running) {
        maintaining = running;
        tellMaintenance(roll.awake());
    }

    private void tellMaintenance(Collection<LiveHost> hosts) {
        questions
                .ask(hosts, host -> host.testee().switchMaintenance(maintaining))
                .await();
        requireMaintenance(hosts, host -> maintaining);
    }

    /** Fails unless each host says of its maintenance what it was told. */
    private void requireMaintenance(Collection<LiveHost> hosts, Predicate<LiveHost> told) {
        questions.ask(hosts, host -> host.testee().status()).forEach((host, status) -> {
            status.otherMaintenanceThan(told.test(host)).ifPresent(seen -> {
                throw inquest.breach(Clause.MAINTENANCE, host, seen);
            });
        });
    }

    @Override
    public Outage crash(List<String> names, Disk disk) {
        List<LiveHost> victims = names.stream().map(roll::host).toList();
        Seed lot = seed.fork("restarts").fork(crashes++);
        DiskFate fate = DiskFate.of(victims, disk, lot.fork("disks").entropy(), questions);
        costs.keep(questions.statuses(victims));
        List<Peer> unnoticed = admitUnnoticed(victims);
        Evidence death = fleet.kill(names);
        victims.forEach(this::gone);
        if (!unnoticed.isEmpty()) { // whoever had them crashed does not know that they were members
            events.crashed(nowNanos(), unnoticed, "while they joined: " + death.text());
        }
        return new Outage() {
            @Override
            public Evidence death() {
                return death;
            }

            @Override
            public Evidence startAgain(List<Peer> contacts) {
                Evidence evidence = spec.store() == Store.DISK
                        ? fate.imposeBy(fleet)
                        : Evidence.shown("all blocks were in memory, and are gone");
                boolean full = disk instanceof Disk.Full;
                List<LiveHost> back = LiveCluster.this.startAgain(victims, contacts, full, lot.fork("nodes"));
                return full ? evidenceOfFullDisks(back) : evidence;
            }
        };
    }

    /**
     * Nodes on their way in may have become members since their hosts were asked last: others know them then, and would seem to
     * have invented them if nobody asked before they die.
     */
    private List<Peer> admitUnnoticed(List<LiveHost> hosts) {
        List<Peer> unnoticed = new ArrayList<>();
        questions.ask(admissions.of(hosts), host -> host.testee().inspect()).forEach((host, nodes) -> nodes.stream()
                .filter(node -> node.member() && !isMember(node.belief().self()))
                .forEach(node -> {
                    unnoticed.add(node.belief().self());
                    entered(node.belief().self(), admissions.askedNanos(host));
                }));
        return unnoticed;
    }

    private Evidence evidenceOfFullDisks(List<LiveHost> hosts) {
        List<String> withRoom = new ArrayList<>();
        questions.ask(hosts, host -> host.testee().status()).forEach((host, status) -> {
            if (!status.full()) {
                withRoom.add(host.name());
            }
        });
        return withRoom.isEmpty()
                ? Evidence.shown("by their Status the disks of " + hosts.size() + " hosts are full")
                : Evidence.missing("by their Status the disks of these hosts are not full: " + withRoom);
    }

    private List<LiveHost> startAgain(List<LiveHost> victims, List<Peer> contacts, boolean full, Seed lot) {
        return startAgain(
                contacts, full, lot, victims.stream().map(LiveHost::order).toList());
    }

    private List<LiveHost> startAgain(List<Peer> contacts, boolean full, Seed lot, List<HostOrder> before) {
        return start(before.stream()
                .map(order -> order.again(
                                contacts.isEmpty() ? order.wayIn() : through(contacts),
                                maintaining,
                                full,
                                lot.fork(order.number()).value())
                        .of(cast))
                .toList());
    }

    @Override
    public void comeBack(List<String> names, List<Peer> contacts) {
        Seed lot = seed.fork("restarts").fork(crashes++);
        startAgain(
                contacts,
                false,
                lot.fork("nodes"),
                names.stream().map(this::order).toList());
    }

    private HostOrder order(String name) {
        return Optional.ofNullable(orders.get(name)).orElseThrow(() -> new TestbedFailure("there is no host " + name));
    }

    @Override
    public void deploy(List<String> names, Release release) {
        cast = cast.deploying(
                release, names.stream().map(name -> order(name).number()).toList());
    }

    @Override
    public List<Running> running(Collection<String> names) {
        List<Running> running = new ArrayList<>();
        questions
                .ask(names.stream().map(roll::host).toList(), host -> host.testee()
                        .status())
                .forEach((host, status) -> running.add(new Running(
                        host.name(),
                        status.implementation(),
                        status.variant(),
                        fleet.programOf(host.name()).identity(),
                        status.settings())));
        return running;
    }

    @Override
    public String program(Release release) {
        return fleet.program(release).identity();
    }

    @Override
    public Imposed pause(List<String> names) {
        List<LiveHost> hosts = names.stream().map(roll::host).toList();
        questions.ask(hosts, host -> host.testee().status()).forEach(costs::pause);
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
        admissions.forget(host);
        host.testee().close();
    }

    @Override
    public void leave(List<String> names, Consumer<Departure> departed, Consumer<Gone> done) {
        List<LiveHost> leavers = names.stream().map(roll::host).toList();
        costs.keep(questions.statuses(leavers));
        for (LiveHost host : leavers) {
            host.leave();
            admissions.forget(host);
            inbox.deliver(
                    fleet.leave(host.name(), host.testee())
                            .whenComplete(
                                    (end, why) -> host.testee().close()), // whatever it still owes it will not answer
                    end -> {
                        if (roll.has(host)) {
                            gone(host);
                            done.accept(Gone.inOrder(host.name()));
                        }
                    },
                    why -> {
                        if (roll.has(host)) { // or it was crashed on its way out
                            left(host, why, done);
                        }
                    });
        }
    }

    /** A host has ended otherwise than in order. */
    private void left(LiveHost host, Throwable why, Consumer<Gone> done) {
        Throwable cause = TesteeFailure.causeOf(why);
        if (!(cause instanceof NotReached)) {
            throw inquest.into(host, why);
        }
        gone(host);
        done.accept(new Gone(host.name(), Optional.ofNullable(cause.getMessage())));
    }

    @Override
    public Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        return fleet.impose(from, to, bothWays, fault);
    }

    @Override
    public void close() {
        roll.hosts().forEach(host -> host.testee().close());
        testees.close();
        if (formed && !inquest.hasFinding()) {
            fleet.retire();
        } else {
            fleet.close();
        }
    }
}
