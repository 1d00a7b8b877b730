package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.oracle.BlockReplicas.State;
import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.oracle.Hearsay;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.oracle.IdealState;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.oracle.LookupCheck;
import dev.wringer.harness.oracle.RepairTraffic;
import dev.wringer.harness.oracle.ReplicaCensus;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Generator;
import dev.wringer.harness.workload.Workload;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A ring on some testbed: what a scenario breaks, waits for and looks at. Everything done to it is recorded.
 *
 * <p>Not thread-safe: a scenario is one thread.
 */
public final class Ring implements AutoCloseable {

    /** Beyond so many members the costly invariants take seconds. */
    static final int CHECKED_AT_MOST = 20_000;

    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofSeconds(1);

    private final RingSpec spec;
    private final Seed seed;
    private final History history;
    private final Cluster cluster;
    private final ContinuousChecks checks;
    private final Calm calm;
    private final Suspicions suspicions;
    private final Overload overload;
    private final Proof proof;
    private final WatchedRing watched;
    private final Deeds deeds;
    private final Victims victims;
    private final Upkeep upkeep;
    private final Releases releases;
    private final Strikes strikes;
    private final Regimes regimes;
    private final Hearsay hearsay;
    private final Calls calls;
    private final Clients clients;
    private final Activity.Watcher watcher;
    private boolean closed;
    private IdealRing idealRing; // of the members that were awake when it was last asked for

    private Ring(Testbed testbed, RingSpec spec, Seed seed, History history, Activity.Watcher watcher) {
        this.spec = spec;
        this.seed = seed;
        this.history = history;
        this.watcher = watcher;
        this.calm = new Calm(history, patience());
        this.suspicions = new Suspicions(history, patience());
        this.proof = new Proof(history);
        this.checks = new ContinuousChecks(history, rules(), calm, suspicions, proof, watcher);
        this.cluster = testbed.start(spec, seed, checks);
        this.overload = new Overload(cluster, proof, calm, spec.longestCall().multipliedBy(2));
        this.watched =
                new WatchedRing(spec, testbed::offers, cluster, history, checks, proof, calm, watcher, patience());
        Entropy chance = seed.fork("faults").entropy();
        this.deeds = new Deeds(cluster, watcher, patience());
        this.victims = new Victims(deeds, chance);
        this.upkeep = new Upkeep(watched, suspicions);
        Set<String> others = mixed();
        this.hearsay = hearsay(others);
        this.releases = new Releases(spec, cluster, history, proof, Cast.of(spec, seed));
        releases.begin();
        this.calls = new Calls(watched, seed.fork("clients").entropy(), others);
        this.strikes = new Strikes(
                watched,
                deeds,
                new Contacts(cluster, chance, this::canReach),
                this::canReach,
                releases,
                calls::giveUpOnWhoIsGone);
        this.regimes = new Regimes(watched, strikes, upkeep);
        this.clients = new Clients(watched, calls, this::truth);
        this.idealRing = IdealRing.of(cluster.awake(), spec.successors());
    }

    /** By the invariants nobody is held to what liars told it. */
    private Hearsay hearsay(Set<String> others) {
        boolean misled = spec.minority().misleads() && !others.isEmpty();
        if (misled) {
            calm.disturb(now(), "hosts that lie about their neighbours");
        }
        return new Hearsay(spec.successors(), misled ? others : Set.of());
    }

    /** The hosts that run another protocol than the rest; told in the record. */
    private Set<String> mixed() {
        Cast cast = Cast.of(spec, seed);
        List<String> others = cast.others().stream().map(cast::name).toList();
        Minority minority = spec.minority();
        if (!others.isEmpty()) {
            history.record(new Event.Mixed(now(), minority.variant().commandLineName(), others, minority.misleads()));
        }
        return new LinkedHashSet<>(others);
    }

    private RingRules rules() {
        return new RingRules(
                spec.successors(),
                spec.replicas(),
                spec.node().dhash().requiredAcknowledgements(),
                patience().toNanos());
    }

    /**
     * Starts a ring.
     *
     * @throws TestbedFailure if the testbed cannot
     */
    public static Ring start(Testbed testbed, RingSpec spec, Seed seed, History history) {
        return start(testbed, spec, seed, history, Activity.Watcher.NOBODY);
    }

    /** Starts a ring, and tells {@code watcher} all the time what it is at. */
    public static Ring start(Testbed testbed, RingSpec spec, Seed seed, History history, Activity.Watcher watcher) {
        watcher.doing(Activity.of("forming the ring"));
        return new Ring(testbed, spec, seed, history, watcher);
    }

    // ---- faults

    /**
     * Strikes once, and returns when it is over: leavers have left, and whoever was restarted is a member again. Whether
     * the failure lies inside the protocol's promise is judged and remembered.
     *
     * @throws UsageError if the testbed cannot, or nobody would be left
     * @throws NotReached if leaving or coming back takes longer than {@link #patience}
     */
    public Struck strike(Strike.OnHosts strike) {
        watcher.doing(Activity.of("striking: " + strike.describe()));
        strikes.requireFeasible(strike);
        RingSnapshot before = snapshot();
        Holdings holdings = cluster.holdings();
        checkpoint(() -> before);
        history.record(new Event.Inventory("before the strike", holdings));
        List<String> hosts = victims.pick(strike.whom(), before, () -> holdings);
        List<Peer> nodes = WatchedRing.membersOn(hosts, before);
        boolean comesBackWhole = strikes.comesBackWhole(strike);
        if (nodes.size() == before.members().size() && !comesBackWhole) {
            throw new UsageError("the strike would leave nobody alive: let it hit fewer than all " + nodes.size()
                    + " nodes, or take more nodes");
        }
        strikes.strike(strike, hosts, before);
        deeds.await();
        boolean takesLeave = strike instanceof Strike.Leave
                || (strike instanceof Strike.Replace replace && replace.stop() == Strike.Stop.LEAVE);
        boolean copiesAreGone = !takesLeave && !comesBackWhole;
        return new Struck(nodes, copiesAreGone ? nodes : List.of(), before, holdings);
    }

    /**
     * Imposes a regime until it is closed; what is still in force when the ring is closed ends with it. Hosts that were down
     * are members again when it is closed.
     *
     * @throws UsageError if the testbed cannot
     */
    public Imposed impose(Regime regime) {
        watcher.doing(Activity.of("imposing: " + regime.describe()));
        regimes.requireFeasible(regime);
        RingSnapshot before = snapshot();
        RegimeEffect effect = regimes.effect(regime, nodes -> victims.pick(nodes, before, cluster::holdings));
        Imposed imposed = regimes.impose(regime, effect, before);
        return Imposed.of(imposed.evidence(), () -> {
            imposed.close();
            deeds.await();
        });
    }

    private boolean canReach(String one, String other) {
        return regimes.canReach(one, other);
    }

    /** Has {@code hosts} more hosts join at once, and waits until all their nodes are members. */
    public List<Peer> join(int hosts) {
        watcher.doing(Activity.of("having " + hosts + " hosts join"));
        List<Peer> newcomers = strikes.join(hosts);
        deeds.await();
        return newcomers;
    }

    /** Stops the maintenance of all nodes, and lets what was under way come to its end: their tables stay as they are. */
    public void stopMaintenance() {
        upkeep.stop();
        pass(cluster.isRealTime() ? spec.usualCall() : spec.longestCall());
        upkeep.standStill(Standstill.of(this));
    }

    /**
     * Resumes the maintenance of all nodes.
     *
     * @throws ContractBreach if a node has gone on maintaining its tables meanwhile
     */
    public void resumeMaintenance() {
        upkeep.resume();
    }

    /**
     * Plays a schedule of faults while clients work: both by the testbed's clock, side by side. What the workload needs is
     * stored before.
     *
     * @param budget whether the schedule is kept inside what the protocol promises to survive
     * @param healing whether what is in force when the faults are over is taken back, while clients still work; in any case it
     *     is when the ring is judged for the last time
     * @throws UsageError if the testbed cannot do what the schedule says
     * @throws NotReached if hosts take longer than {@link #patience} to come or go
     */
    public Played run(Schedule schedule, Workload workload, Budget budget, boolean healing) {
        Generator generator = new Generator(workload, seed.fork("workload").entropy());
        List<Block> first = generator.blocksToBeginWith();
        if (!first.isEmpty()) {
            clients.store(first).succeededKeys().forEach(generator::acknowledged);
        }
        Allowance allowance = new Allowance(budget, spec, strikes);
        FaultPlayer faults = new FaultPlayer(
                watched,
                victims,
                strikes,
                regimes,
                allowance,
                new FaultPlayer.Sight() {
                    @Override
                    public RingSnapshot ring() {
                        RingSnapshot now = snapshot();
                        checkpoint(() -> now);
                        return now;
                    }

                    @Override
                    public Holdings holdings() {
                        return inventory();
                    }
                },
                new Rollout(watched, () -> deeds.areOver() && isIdeal(snapshot()), patience()));
        ClientPlayer player = new ClientPlayer(cluster, calls, workload, generator);
        return new Play(
                        watched,
                        deeds,
                        calls,
                        faults,
                        player,
                        this::takeBack,
                        this::inventory,
                        () -> isIdeal(snapshot()))
                .run(schedule, workload, budget, healing);
    }

    /** Who holds what, if anybody can hold anything. */
    private Holdings inventory() {
        return calls.haveStored() ? watched.takeInventory("in the play") : Holdings.NONE;
    }

    /** Whether a ring with these settings that looks so is in the ideal state. */
    boolean isIdeal(RingSnapshot ring) {
        return departureFromIdeal(ring).isEmpty();
    }

    /** What keeps a ring with these settings that looks so from being in the ideal state, hearsay left aside. */
    Optional<Violation> departureFromIdeal(RingSnapshot ring) {
        return new IdealState(spec.successors()).check(hearsay.corrected(ring));
    }

    // ---- time

    /** Lets this much time pass, by the testbed's clock. */
    public void pass(Duration time) {
        watcher.doing(Activity.of("letting " + Text.seconds(time) + " pass"));
        cluster.advanceUntil(() -> false, time);
    }

    /**
     * Waits until {@code condition} holds.
     *
     * @return how long it took, to a quarter of a second of virtual and a second of real time
     * @throws NotReached if it does not hold within {@link #patience}, or nothing changes any more on the way to it
     */
    public Duration await(Condition condition) {
        return awaitEach(condition).get(0);
    }

    /**
     * Waits until each of {@code conditions} has held once.
     *
     * @return how long each of them took from now on, as exactly as {@link #await} tells
     * @throws NotReached as {@link #await} does
     */
    public List<Duration> awaitEach(Condition... conditions) {
        List<Duration> taken = new Waiting(this, cluster, watcher, List.of(conditions)).untilReached();
        checkpoint(this::snapshot);
        return taken;
    }

    /**
     * Evaluates the costly invariants, unless nothing can be proved any more or the ring is too large for them, and sees
     * whether the ring has settled.
     */
    private void checkpoint(Supplier<RingSnapshot> ring) {
        overload.look();
        if (proof.spoilt().isPresent() || isTooLarge()) {
            return;
        }
        if (calm.holds(now())) {
            checks.checkpoint(ring.get(), () -> {
                pass(BETWEEN_SNAPSHOTS);
                return snapshot();
            });
        } else if (!calm.wasDisturbedWithin(aftermath(), now()) && isIdeal(ring.get())) {
            calm.ringIsIdeal(now());
        }
    }

    /**
     * For how long after a fault its calls may still have living nodes taken for dead: one that was under way when it ended, and
     * one more over the connection that it has spoilt. Where time is virtual, each such call is seen at its instant.
     */
    private Duration aftermath() {
        return cluster.isRealTime() ? spec.node().chord().longestTimeout().multipliedBy(2) : Duration.ZERO;
    }

    /** Why whoever is taken for dead may be alive, or the ring not ideal; empty if the ring has settled. */
    Optional<String> unrest() {
        RingSnapshot ring = snapshot();
        Optional<String> wrong = departureFromIdeal(ring).map(Violation::witness);
        checkpoint(() -> ring);
        boolean disturbed = !calm.holds(now()) && proof.spoilt().isEmpty() && !isTooLarge();
        return wrong.or(() -> disturbed
                ? Optional.of("some calls may still fail because of a fault that is over")
                : Optional.empty());
    }

    /** How long the slowest correct ring may take to recover. */
    public Duration patience() {
        return spec.recoveryBound();
    }

    /** The rounds of maintenance that {@link #patience} has room for. */
    int boundInRounds() {
        return spec.boundInRounds();
    }

    private long now() {
        return cluster.nowNanos();
    }

    // ---- the end

    /**
     * Judges the ring for the last time, as it is once all that can be taken back of the faults has been: regimes end,
     * maintenance resumes, and the ring must become ideal within {@link #patience}. To be called before {@link #close}; what
     * it finds is in the record.
     *
     * @param patiently whether to wait for that; otherwise the ring is not judged, and the record says so
     */
    public void conclude(boolean patiently) {
        if (patiently) {
            heal();
            releases.require(hosts());
        }
        new Ending(this, history, proof, calm, overload).conclude(patiently);
        suspicions.flush();
    }

    /** Takes back all faults that can be, and waits until whoever comes or goes has. */
    void heal() {
        takeBack();
        deeds.await();
    }

    private void takeBack() {
        regimes.heal();
        while (!upkeep.isRunning()) {
            upkeep.resume();
        }
    }

    /** Whether the costly invariants, and waiting for the ideal state unasked, would take too long. */
    boolean isTooLarge() {
        return cluster.members().size() > CHECKED_AT_MOST;
    }

    /** How far the harness may have lagged behind. */
    Duration lag() {
        return cluster.lag();
    }

    // ---- ground truth

    /** How much time has passed since the ring began, by the testbed's clock. */
    public Duration elapsed() {
        return Duration.ofNanos(now());
    }

    /** What was asked for. */
    public RingSpec spec() {
        return spec;
    }

    /** What hosts of a release are started from: the id of an image, or a command; empty where hosts are no processes. */
    public String program(Release release) {
        return cluster.program(release);
    }

    /** The live members, ordered by id; those on paused hosts among them. */
    public List<Peer> members() {
        return cluster.members();
    }

    /** The hosts that carry them, by name. */
    public List<String> hosts() {
        return members().stream().map(Peer::host).distinct().toList();
    }

    /** The live members whose hosts are not paused, ordered by id. */
    List<Peer> awake() {
        return cluster.awake();
    }

    /**
     * The ring as it should be, from ground truth. To everybody else paused hosts are dead, so this is the ring of the
     * others; snapshots, holdings, the ideal state and the census of replicas are of the same.
     */
    public IdealRing idealRing() {
        List<Peer> members = awake();
        if (!members.equals(idealRing.members())) {
            idealRing = IdealRing.of(members, spec.successors());
        }
        return idealRing;
    }

    /** What the live members believe, those on paused hosts left out. */
    public RingSnapshot snapshot() {
        return cluster.snapshot();
    }

    /** Whom {@code peer} takes for its neighbours, if it is a live member and not paused. */
    public Optional<NodeSnapshot> snapshotOf(Peer peer) {
        return cluster.snapshotOf(peer);
    }

    /** What the live members believe, recorded under this label. */
    public RingSnapshot snapshot(String label) {
        RingSnapshot snapshot = cluster.snapshot();
        history.record(new Event.Snapshot(label, snapshot));
        return snapshot;
    }

    /** Who holds authentic copies of which blocks, paused hosts left out. */
    public Holdings holdings() {
        return cluster.holdings();
    }

    /** How completely these blocks are replicated. */
    public ReplicaCensus census(Collection<RingId> keys) {
        return ReplicaCensus.of(
                keys, idealRing(), spec.replicas(), cluster.holdings(keys), calls.promises(), strikes.fullDisks());
    }

    /** The keys of all blocks whose storage was acknowledged so far, in their order. */
    public List<RingId> acknowledged() {
        return calls.promises().keys();
    }

    /** What has really happened so far. */
    public GroundTruth truth() {
        suspicions.flush();
        return GroundTruth.of(history);
    }

    /** How many calls to living nodes have been given up so far: whoever was called was taken for dead, although it was not. */
    public long callsGivenUp() {
        suspicions.flush();
        return history.all(Event.Suspected.class)
                .mapToLong(Event.Suspected::calls)
                .sum();
    }

    /** When a call to a living node was first given up, by the testbed's clock in nanoseconds, if one was. */
    public OptionalLong firstSuspicion() {
        suspicions.flush();
        return history.all(Event.Suspected.class)
                .mapToLong(Event.Suspected::sinceNanos)
                .min();
    }

    /** The hosts that were taken for dead although they were alive, by name, as far as the testbed sees every call. */
    public List<String> suspected() {
        suspicions.flush();
        return history.all(Event.Suspected.class)
                .map(suspected -> suspected.whom().host())
                .distinct()
                .toList();
    }

    /** Judges lookups against every membership that held while they were under way. */
    public JudgedLookups judge(Operations lookups) {
        return LookupCheck.against(truth()).withSlack(cluster.lag()).judge(lookups.all());
    }

    /** What the nodes have sent so far. */
    public Traffic traffic() {
        return cluster.traffic();
    }

    /**
     * Records how many blocks maintenance has copied so far, and before that who holds what and whether the ring is ideal: between
     * two such measurements {@code RepairTraffic} compares what was copied with what had to be, and every trial is judged by that.
     */
    public void measure(String label) {
        boolean ideal = isIdeal(snapshot());
        watched.takeInventory(label);
        history.record(new Event.Measured(
                now(),
                label,
                new TreeMap<>(Map.of(
                        RepairTraffic.IDEAL,
                        ideal ? 1L : 0L,
                        RepairTraffic.REPAIRED,
                        traffic().repaired()))));
    }

    /** Records how far the ring has come that is waited for, unless it is too large to be looked at now and then. */
    void noteRecovery() {
        if (isTooLarge()) {
            return;
        }
        RingSnapshot now = hearsay.corrected(snapshot());
        ReplicaCensus census = census(acknowledged());
        history.record(new Event.Recovering(
                now(),
                now.members().size(),
                new IdealState(spec.successors()).wrongMembers(now),
                census.blocks().size(),
                (int) census.count(State.FULLY_REPLICATED),
                (int) census.count(State.LOST)));
    }

    /** The record so far. */
    public History history() {
        return history;
    }

    /**
     * Why nothing can be proved about the protocol any more, if that is so: a failure beyond what Chord promises to
     * survive, or a fault that could not be shown to have happened.
     */
    public Optional<String> brokenPremise() {
        return proof.spoilt();
    }

    /** What the checks that run at every event have caught, first one first. */
    public List<String> violations() {
        return checks.violations();
    }

    /** Clients of this ring. */
    public Clients clients() {
        return clients;
    }

    /** Ends it. Closing twice does no harm. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                checkpoint(this::snapshot);
                regimes.heal();
            } finally {
                suspicions.flush(); // a trial that ends early is judged, too
                cluster.close();
            }
        }
    }
}
