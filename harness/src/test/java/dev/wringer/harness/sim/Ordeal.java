package dev.wringer.harness.sim;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.oracle.IdealState;
import dev.wringer.harness.oracle.Premise;
import dev.wringer.harness.oracle.RingInvariant;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.node.chord.ChordSettings;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.host.Variant;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * One small ring under joins, crashes and message delays, all drawn from a seed and the same for every variant. Safety is
 * checked after each event in which a node's neighbours changed and after each crash; when it is over, the ring must
 * become ideal within a bound that comes from the number of rounds.
 */
final class Ordeal {

    private static final int SUCCESSORS = 2;
    private static final int FOUNDERS = 6;
    private static final int JOINS = 4;
    private static final int CRASHES = 4;
    private static final Duration TROUBLE = Duration.ofSeconds(60);
    private static final Pace PACE = Pace.uniform(Duration.ofMillis(500), Duration.ofMillis(1500));
    private static final Duration CALM = Duration.ofSeconds(60); // 40 rounds: the ring has at most 9 members and r = 2

    private final Seed seed;
    private final SimCluster cluster;
    private final List<RingInvariant> safety = RingInvariant.safety(SUCCESSORS);
    private Optional<Violation> violation = Optional.empty(); // the first one

    /** How an ordeal ended. */
    sealed interface Outcome {}

    /** The ring kept every invariant and became ideal. */
    record Survived() implements Outcome {}

    /** A failure was outside the protocol's promise: the run proves nothing. */
    record PremiseBroken(String reason) implements Outcome {}

    /**
     * A check caught something.
     *
     * @param events how many messages and timers had been delivered by then
     */
    record Caught(String check, String witness, long events) implements Outcome {}

    private Ordeal(long seed, Variant variant, boolean remember) {
        this.seed = new Seed(seed);
        NodeSettings settings = NodeSettings.DEFAULT
                .withChord(ChordSettings.DEFAULT
                        .withSuccessors(SUCCESSORS)
                        .withPace(PACE)
                        .withRemember(remember))
                .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(1))
                .withVariant(variant);
        Latency latency = new Latency.Uniform(Duration.ofMillis(10), Duration.ofMillis(90));
        RingSpec spec = new RingSpec(FOUNDERS, 1, Formation.ASSEMBLED, settings, latency, 0);
        this.cluster = new SimCluster(spec, this.seed, new Watch());
    }

    /** Runs the ordeal of this seed. */
    static Outcome of(long seed, Variant variant) {
        return new Ordeal(seed, variant, false).run();
    }

    /** Runs the ordeal of this seed with the correct protocol and nodes that remember whom they took for dead. */
    static Outcome ofRemembering(long seed) {
        return new Ordeal(seed, Variant.CORRECTED, true).run();
    }

    private Outcome run() {
        cluster.form();
        Entropy chance = seed.fork("schedule").entropy();
        int hosts = FOUNDERS;
        List<Integer> alive = new ArrayList<>();
        for (int i = 0; i < FOUNDERS; i++) {
            alive.add(i);
        }
        List<Boolean> steps = steps(chance);
        for (boolean isJoin : steps) {
            long pause = chance.between(0, TROUBLE.toNanos() / steps.size());
            cluster.advanceUntil(violation::isPresent, Duration.ofNanos(pause));
            if (violation.isPresent()) {
                return caught();
            }
            if (isJoin) {
                cluster.join(List.of(
                        cluster.members().get(chance.nextInt(cluster.members().size()))));
                alive.add(hosts++);
            } else {
                Optional<Outcome> broken = crash(alive.remove(chance.nextInt(alive.size())));
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
        }
        return calmDown();
    }

    private static List<Boolean> steps(Entropy chance) {
        List<Boolean> steps = new ArrayList<>();
        int joins = JOINS;
        int crashes = CRASHES;
        while (joins + crashes > 0) {
            boolean isJoin = chance.nextInt(joins + crashes) < joins;
            steps.add(isJoin);
            joins -= isJoin ? 1 : 0;
            crashes -= isJoin ? 0 : 1;
        }
        return steps;
    }

    private Optional<Outcome> crash(int host) {
        String name = RingSpec.hostName(seed, host);
        RingSnapshot before = cluster.snapshot();
        Optional<String> broken = new Premise(SUCCESSORS)
                .judge(before, new LinkedHashSet<>(List.of(Peer.at(name, 0))))
                .broken();
        if (broken.isPresent()) {
            return Optional.of(new PremiseBroken(broken.get()));
        }
        cluster.crash(List.of(name), new Disk.Kept());
        check();
        return violation.isPresent() ? Optional.of(caught()) : Optional.empty();
    }

    private Outcome calmDown() {
        IdealState ideal = new IdealState(Math.min(SUCCESSORS, cluster.members().size() - 1));
        cluster.advanceUntil(violation::isPresent, CALM);
        if (violation.isEmpty()) {
            violation = ideal.check(cluster.snapshot());
        }
        return violation.isPresent() ? caught() : new Survived();
    }

    private Outcome caught() {
        Violation first = violation.orElseThrow();
        return new Caught(first.invariant(), first.witness(), cluster.traffic().events());
    }

    private void check() {
        RingSnapshot ring = cluster.snapshot();
        for (RingInvariant invariant : safety) {
            if (violation.isEmpty()) {
                violation = invariant.check(ring);
            }
        }
    }

    private final class Watch implements ClusterEvents {

        @Override
        public void changed(long atNanos, NodeSnapshot member) {
            check();
        }
    }
}
