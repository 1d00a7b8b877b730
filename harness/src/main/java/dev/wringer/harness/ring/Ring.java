package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.oracle.LookupCheck;
import dev.wringer.harness.oracle.MembershipTimeline;
import dev.wringer.harness.oracle.ReplicaCensus;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.chord.ChordSettings;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A ring on some testbed: what a scenario breaks, waits for and looks at. Everything done to it is recorded.
 *
 * <p>Not thread-safe: a scenario is one thread.
 */
public final class Ring implements AutoCloseable {

    private static final int CHECKED_AT_MOST = 20_000; // members; beyond, the costly invariants take seconds
    private static final Duration LOOK_EVERY = Duration.ofMillis(250); // costs nothing where time is virtual
    private static final Duration LOOK_AT_LIVE_NODES_EVERY = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofSeconds(1);

    private final RingSpec spec;
    private final Seed seed;
    private final History history;
    private final Cluster cluster;
    private final ContinuousChecks checks;
    private final Entropy chance;
    private final Proof proof;
    private final Faults faults;
    private IdealRing idealRing; // of the members that were awake when it was last asked for

    private Ring(Testbed testbed, RingSpec spec, Seed seed, History history) {
        this.spec = spec;
        this.seed = seed;
        this.history = history;
        this.checks = new ContinuousChecks(history);
        this.chance = seed.fork("faults").entropy();
        this.proof = new Proof(history, spec.loss() == 0);
        this.cluster = testbed.start(spec, seed, checks);
        this.faults = new Faults(spec, testbed::offers, cluster, history, checks, proof, chance, patienceWith(spec));
        this.idealRing = IdealRing.of(cluster.awake(), spec.successors());
    }

    /**
     * Starts a ring.
     *
     * @throws TestbedFailure if the testbed cannot
     */
    public static Ring start(Testbed testbed, RingSpec spec, Seed seed, History history) {
        return new Ring(testbed, spec, seed, history);
    }

    // ---- faults

    /**
     * Strikes once, and returns when it is over: leavers have left, and whoever was restarted is a member again. Whether
     * the failure lies inside the protocol's promise is judged and remembered.
     *
     * @throws UsageError if the testbed cannot, or nobody would be left
     * @throws NotReached if leaving or coming back takes longer than {@link #patience}
     */
    public Struck strike(Strike strike) {
        RingSnapshot before = snapshot();
        Holdings holdings = cluster.holdings();
        checkpoint(() -> before);
        return faults.strike(strike, before, holdings);
    }

    /**
     * Imposes a regime until it is closed; what is still in force when the ring is closed ends with it.
     *
     * @throws UsageError if the testbed cannot
     */
    public Imposed impose(Regime regime) {
        return faults.impose(regime);
    }

    /** Has {@code hosts} more hosts join at once, and waits until all their nodes are members. */
    public List<Peer> join(int hosts) {
        List<Peer> newcomers = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            List<Peer> members = cluster.awake();
            newcomers.addAll(cluster.join(members.get(chance.nextInt(members.size()))));
        }
        if (!cluster.advanceUntil(() -> newcomers.stream().allMatch(cluster::isMember), patience())) {
            throw new NotReached("not all of " + newcomers.size() + " nodes had joined after " + text(patience()));
        }
        return newcomers;
    }

    /** Stops the maintenance of all nodes: their tables stay as they are. */
    public void stopMaintenance() {
        cluster.switchMaintenance(false);
        history.record(new Event.MaintenanceSwitched(now(), false));
    }

    /** Resumes the maintenance of all nodes. */
    public void resumeMaintenance() {
        cluster.switchMaintenance(true);
        history.record(new Event.MaintenanceSwitched(now(), true));
    }

    // ---- time

    /** Lets this much time pass, by the testbed's clock. */
    public void pass(Duration time) {
        cluster.advanceUntil(() -> false, time);
    }

    /**
     * Waits until {@code condition} holds.
     *
     * @return how long it took, to a quarter of a second of virtual and a second of real time
     * @throws NotReached if it does not hold within {@link #patience}
     */
    public Duration await(Condition condition) {
        return awaitEach(condition).get(0);
    }

    /**
     * Waits until each of {@code conditions} has held once.
     *
     * @return how long each of them took from now on, as exactly as {@link #await} tells
     * @throws NotReached if one of them does not hold within {@link #patience}
     */
    public List<Duration> awaitEach(Condition... conditions) {
        long begun = now();
        Map<Condition, Duration> reached = new HashMap<>();
        while (true) {
            for (Condition condition : conditions) {
                if (!reached.containsKey(condition) && look(condition, begun)) {
                    reached.put(condition, Duration.ofNanos(now() - begun));
                }
            }
            if (reached.size() == conditions.length) {
                checkpoint(this::snapshot);
                return Stream.of(conditions).map(reached::get).toList();
            }
            pass(cluster.lag().isZero() ? LOOK_EVERY : LOOK_AT_LIVE_NODES_EVERY);
        }
    }

    /**
     * Evaluates the costly invariants, unless nothing can be proved any more or the ring is too large for them.
     */
    private void checkpoint(Supplier<RingSnapshot> ring) {
        lookForStarvation();
        if (proof.holdsForInvariants() && cluster.members().size() <= CHECKED_AT_MOST) {
            checks.checkpoint(ring.get(), spec.successors(), () -> {
                pass(BETWEEN_SNAPSHOTS);
                return snapshot();
            });
        }
    }

    private void lookForStarvation() {
        cluster.starvation().ifPresent(why -> proof.starved(now(), why));
        long unanswered = proof.holdsForInvariants() ? cluster.unanswered() : 0;
        if (unanswered > 0) {
            proof.starved(
                    now(),
                    unanswered + " calls were not answered in time although no fault kept anybody from answering, so"
                            + " nodes that are alive were taken for dead: give them a longer timeout, slower"
                            + " maintenance, or the machine less to do");
        }
    }

    private boolean look(Condition condition, long begun) {
        Optional<String> missing = condition.missing(this);
        if (missing.isPresent() && now() - begun >= patience().toNanos()) {
            throw new NotReached("the ring is not " + condition.name() + " after " + text(patience())
                    + ", the bound for " + rounds(spec) + " rounds of maintenance: " + missing.get());
        }
        return missing.isEmpty();
    }

    /**
     * How long the slowest correct ring may take. A right successor list travels back one node a round, so r rounds set
     * right what r dead neighbours left behind; as many again go to the nodes that wait for those, and log2 N to joins
     * that find one another. In each of them a dead contact may have to be waited for. Repair adds two of its own
     * intervals.
     */
    public Duration patience() {
        return patienceWith(spec);
    }

    private static Duration patienceWith(RingSpec spec) {
        ChordSettings chord = spec.node().chord();
        return chord.pace()
                .longest()
                .plus(chord.longestTimeout())
                .multipliedBy(rounds(spec))
                .plus(spec.node().dhash().repairInterval().multipliedBy(2));
    }

    private static int rounds(RingSpec spec) {
        int logarithm = 32 - Integer.numberOfLeadingZeros(spec.nodes());
        return 2 * spec.successors() + 2 * logarithm;
    }

    private long now() {
        return cluster.nowNanos();
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

    /** The live members, ordered by id; those on paused hosts among them. */
    public List<Peer> members() {
        return cluster.members();
    }

    /**
     * The ring as it should be, from ground truth. To everybody else paused hosts are dead, so this is the ring of the
     * others; snapshots, holdings, the ideal state and the census of replicas are of the same.
     */
    public IdealRing idealRing() {
        List<Peer> members = cluster.awake();
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
        return ReplicaCensus.of(keys, idealRing(), spec.replicas(), cluster.holdings(keys));
    }

    /** Judges lookups against every membership that held while they were under way. */
    public JudgedLookups judge(Operations lookups) {
        return LookupCheck.against(MembershipTimeline.of(history, spec.successors()))
                .withSlack(cluster.lag())
                .judge(lookups.all());
    }

    /** What the nodes have sent so far. */
    public Traffic traffic() {
        return cluster.traffic();
    }

    /** The record so far. */
    public History history() {
        return history;
    }

    /**
     * Why nothing can be proved about the protocol in this trial, if that is so: a failure beyond what Chord promises to
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
        return new Clients(cluster, spec, history, seed.fork("clients"));
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + " s";
    }

    @Override
    public void close() {
        checkpoint(this::snapshot);
        faults.heal();
        cluster.close();
    }
}
