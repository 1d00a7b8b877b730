package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.LiveSuccessor;
import dev.wringer.harness.oracle.NodeInvariant;
import dev.wringer.harness.oracle.OrderedSuccessorLists;
import dev.wringer.harness.oracle.Premise;
import dev.wringer.harness.oracle.RingInvariant;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records membership, runs the cheap invariants on each node whenever its neighbours change, and the costly ones on the
 * whole ring at checkpoints. What would be a violation while living nodes may be taken for dead is excused, and recorded as
 * such.
 */
final class ContinuousChecks implements ClusterEvents {

    private static final int REMARKS_AT_MOST = 20; // one broken ring violates the same invariant over and over

    private static final int CONFIRMATIONS = 3;

    private final History history;
    private final RingRules rules;
    private final Calm calm;
    private final Suspicions suspicions;
    private final Proof proof;
    private final Activity.Watcher watcher;
    private final List<NodeInvariant> invariants = List.of(new LiveSuccessor(), new OrderedSuccessorLists());
    private final List<String> violations = new ArrayList<>();
    private final Set<String> excused = new HashSet<>(); // the names of the checks that were excused so far
    private @Nullable Cluster cluster; // null until the first members stand

    ContinuousChecks(
            History history, RingRules rules, Calm calm, Suspicions suspicions, Proof proof, Activity.Watcher watcher) {
        this.history = history;
        this.rules = rules;
        this.calm = calm;
        this.suspicions = suspicions;
        this.proof = proof;
        this.watcher = watcher;
    }

    /** Who is alive has changed: every list may have lost its last live entry. */
    void membershipChanged() {
        if (cluster != null) {
            for (NodeSnapshot member : cluster.snapshot().members()) {
                check(cluster, member);
            }
        }
    }

    /**
     * Evaluates every safety invariant on the whole ring. Where snapshots are read node by node, what looks like a
     * violation may be an artefact of reading: there it counts only if snapshots go on showing the same.
     *
     * @param later takes one more snapshot, a little later
     */
    void checkpoint(RingSnapshot ring, Supplier<RingSnapshot> later) {
        if (cluster == null) {
            return;
        }
        Cluster watched = cluster;
        List<Violation> found = violations(ring);
        for (int i = 0; i < CONFIRMATIONS && watched.isRealTime() && !found.isEmpty(); i++) {
            found.retainAll(violations(later.get()));
        }
        found.forEach(violation -> remark(watched, violation));
    }

    private List<Violation> violations(RingSnapshot ring) {
        return RingInvariant.safety(rules.successors()).stream()
                .flatMap(invariant -> invariant.check(ring).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void formed(Cluster whole, long atNanos, Formation formation, List<Peer> members) {
        cluster = whole;
        history.record(new Event.Formed(atNanos, formation, rules, members));
    }

    @Override
    public void joined(long atNanos, Peer member) {
        history.record(new Event.Joined(atNanos, member));
    }

    @Override
    public void crashed(long atNanos, List<Peer> victims, String evidence) {
        history.record(new Event.Crashed(atNanos, victims, evidence));
    }

    @Override
    public void changed(long atNanos, NodeSnapshot member) {
        if (cluster != null) {
            check(cluster, member);
        }
    }

    @Override
    public void suspected(long atNanos, Peer whom) {
        suspicions.note(atNanos, whom);
        calm.suspected(atNanos);
    }

    @Override
    public void misled(long atNanos, NodeSnapshot by, Peer whom) {
        if (cluster != null && cluster.isMember(by.self())) {
            Premise.judgeSuspicion(by, whom, cluster::isMember)
                    .broken()
                    .ifPresent(reason -> proof.stranded(atNanos, reason));
        }
    }

    @Override
    public void running(long atNanos, String implementation, String variant, String image, String command) {
        history.record(new Event.Implemented(atNanos, implementation, variant, image, command));
    }

    @Override
    public void doing(String what) {
        watcher.doing(Activity.of(what));
    }

    @Override
    public void remarked(long atNanos, String topic, String text) {
        history.record(new Event.Remarked(atNanos, topic, text));
    }

    @Override
    public void attached(String name, String text) {
        history.attach(name, text);
    }

    private void check(Cluster watched, NodeSnapshot member) {
        for (NodeInvariant invariant : invariants) {
            invariant.check(member, watched::isMember).ifPresent(violation -> remark(watched, violation));
        }
    }

    private void remark(Cluster watched, Violation violation) {
        long now = watched.nowNanos();
        if (!calm.holds(now)) {
            if (excused.add(violation.invariant())) {
                history.record(new Event.Excused(now, violation.invariant(), violation.witness()));
            }
        } else if (violations.size() < REMARKS_AT_MOST) {
            violations.add(violation.toString());
            history.record(
                    new Event.Violated(now, violation.invariant(), violation.witness(), OptionalInt.empty(), true));
        }
    }
}
