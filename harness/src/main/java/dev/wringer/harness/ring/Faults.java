package dev.wringer.harness.ring;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.fault.Targets;
import dev.wringer.harness.oracle.Premise;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Has a cluster carry out strikes and regimes, and records them with their evidence. */
final class Faults {

    private final RingSpec spec;
    private final Predicate<Capability> offered;
    private final Cluster cluster;
    private final History history;
    private final ContinuousChecks checks;
    private final Proof proof;
    private final Entropy chance;
    private final Duration patience;
    private final Deque<Imposed> imposed = new ArrayDeque<>();

    /**
     * Nothing has happened yet.
     *
     * @param chance chooses whom faults hit
     * @param patience how long the hosts hit may take for what they have to do
     */
    Faults(
            RingSpec spec,
            Predicate<Capability> offered,
            Cluster cluster,
            History history,
            ContinuousChecks checks,
            Proof proof,
            Entropy chance,
            Duration patience) {
        this.spec = spec;
        this.offered = offered;
        this.cluster = cluster;
        this.history = history;
        this.checks = checks;
        this.proof = proof;
        this.chance = chance;
        this.patience = patience;
    }

    // ---- strikes

    Struck strike(Strike strike, RingSnapshot before, Holdings holdings) {
        requireFeasible(strike);
        List<String> hosts = strike.whom().pick(targets(before, holdings), chance);
        List<Peer> victims = membersOn(hosts, before);
        if (victims.size() == before.members().size()) {
            throw new UsageError("the strike would leave nobody alive: let it hit fewer than all " + victims.size()
                    + " nodes, or take more nodes");
        }
        Premise.Judgement premise = new Premise(spec.successors()).judge(before, new LinkedHashSet<>(victims));
        premise.broken().ifPresent(reason -> proof.premiseBroken(now(), reason));
        if (strike instanceof Strike.Crash) {
            crashed(victims, cluster.crash(hosts));
        } else if (strike instanceof Strike.Restart restart) {
            restart(hosts, victims, restart.disk());
        } else {
            leave(hosts, victims);
        }
        return new Struck(victims, before, holdings);
    }

    private void requireFeasible(Strike strike) {
        if (strike instanceof Strike.Restart restart) {
            require(Capability.RESTART, "restart " + restart.whom());
            if (restart.disk() instanceof Disk.Corrupted && spec.store() != Store.DISK) {
                throw new UsageError("blocks in memory cannot be corrupted on disk: set store=disk");
            }
        }
    }

    private void crashed(List<Peer> victims, Evidence evidence) {
        history.record(new Event.Crashed(now(), victims, evidence.text()));
        proof.require(now(), "the crash of " + hosts(victims) + " hosts", evidence);
        checks.membershipChanged();
    }

    private void restart(List<String> hosts, List<Peer> victims, Disk disk) {
        if (hosts.isEmpty()) {
            return;
        }
        List<Peer> contacts = new ArrayList<>(cluster.awake());
        contacts.removeAll(victims);
        Peer contact = contacts.get(chance.nextInt(contacts.size()));
        Evidence evidence = cluster.restart(hosts, disk, contact, death -> crashed(victims, death));
        history.record(new Event.Restarted(now(), victims, disk.describe(), evidence.text()));
        proof.require(now(), disk.describe() + " on " + hosts.size() + " hosts", evidence);
        if (!cluster.advanceUntil(() -> victims.stream().allMatch(cluster::isMember), patience)) {
            long back = victims.stream().filter(cluster::isMember).count();
            throw new NotReached("only " + back + " of " + victims.size() + " restarted nodes were members again after "
                    + patience.toSeconds() + " s");
        }
    }

    private void leave(List<String> hosts, List<Peer> victims) {
        List<String> gone = new ArrayList<>();
        cluster.leave(hosts, gone::add);
        if (!cluster.advanceUntil(() -> gone.size() == hosts.size(), patience)) {
            throw new NotReached("only " + gone.size() + " of " + hosts.size() + " hosts had left after "
                    + patience.toSeconds() + " s");
        }
        history.record(new Event.Left(now(), victims));
        checks.membershipChanged();
    }

    private static long hosts(List<Peer> nodes) {
        return nodes.stream().map(Peer::host).distinct().count();
    }

    private static List<Peer> membersOn(List<String> hosts, RingSnapshot ring) {
        Set<String> wanted = new LinkedHashSet<>(hosts);
        return ring.members().stream()
                .map(member -> member.self())
                .filter(member -> wanted.contains(member.host()))
                .toList();
    }

    // ---- regimes

    Imposed impose(Regime regime) {
        Imposed inForce = enforce(regime, targets(cluster.snapshot(), cluster.holdings()));
        proof.silenceMayMislead();
        history.record(
                new Event.Imposed(now(), regime.describe(), inForce.evidence().text()));
        proof.require(now(), regime.describe(), inForce.evidence());
        Imposed recorded = Imposed.of(inForce.evidence(), () -> {
            inForce.close();
            history.record(new Event.Healed(now(), regime.describe()));
        });
        imposed.push(recorded);
        return recorded;
    }

    private Imposed enforce(Regime regime, Targets targets) {
        if (regime instanceof Regime.Pause pause) {
            require(Capability.PAUSE, regime.describe());
            return pause(pause.whom().pick(targets, chance));
        }
        if (regime instanceof Regime.Partition partition) {
            List<String> side = partition.side().pick(targets, chance);
            List<String> rest = new ArrayList<>(Nodes.all().pick(targets, chance));
            rest.removeAll(side);
            return impose(side, rest, true, new LinkFault.BlackHole());
        }
        Regime.Degraded degraded = (Regime.Degraded) regime;
        return impose(
                degraded.from().pick(targets, chance),
                degraded.to().pick(targets, chance),
                degraded.bothWays(),
                degraded.fault());
    }

    private Imposed pause(List<String> hosts) {
        if (cluster.awake().stream().allMatch(member -> hosts.contains(member.host()))) {
            throw new UsageError("the pause would leave nobody awake: let it hit fewer hosts");
        }
        return cluster.pause(hosts);
    }

    private Imposed impose(List<String> from, List<String> to, boolean bothWays, LinkFault fault) {
        require(Capability.toImpose(fault), fault.describe());
        return cluster.impose(from, to, bothWays, fault);
    }

    /** Takes back all that is still in force, the latest first. */
    void heal() {
        while (!imposed.isEmpty()) {
            imposed.pop().close();
        }
    }

    private void require(Capability needed, String fault) {
        if (!offered.test(needed)) {
            throw new UsageError("this testbed cannot do what '" + fault + "' needs: " + needed);
        }
    }

    private long now() {
        return cluster.nowNanos();
    }

    private static Targets targets(RingSnapshot ring, Holdings holdings) {
        return new Targets() {
            @Override
            public RingSnapshot snapshot() {
                return ring;
            }

            @Override
            public Holdings holdings() {
                return holdings;
            }
        };
    }
}
