package dev.wringer.harness.ring;

import dev.wringer.harness.oracle.LiveSuccessor;
import dev.wringer.harness.oracle.NodeInvariant;
import dev.wringer.harness.oracle.OrderedSuccessorLists;
import dev.wringer.harness.oracle.RingInvariant;
import dev.wringer.harness.oracle.Violation;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records membership, runs the cheap invariants on each node whenever its neighbours change, and the costly ones on the
 * whole ring at checkpoints.
 */
final class ContinuousChecks implements ClusterEvents {

    private static final int REMARKS_AT_MOST = 20; // one broken ring violates the same invariant over and over

    private static final int CONFIRMATIONS = 3;

    private final History history;
    private final List<NodeInvariant> invariants = List.of(new LiveSuccessor(), new OrderedSuccessorLists());
    private final List<String> violations = new ArrayList<>();
    private @Nullable Cluster cluster; // null until the first members stand

    ContinuousChecks(History history) {
        this.history = history;
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
    void checkpoint(RingSnapshot ring, int successors, Supplier<RingSnapshot> later) {
        if (cluster == null) {
            return;
        }
        Cluster watched = cluster;
        List<Violation> found = violations(ring, successors);
        for (int i = 0; i < CONFIRMATIONS && !watched.lag().isZero() && !found.isEmpty(); i++) {
            found.retainAll(violations(later.get(), successors));
        }
        found.forEach(violation -> remark(watched, violation));
    }

    private static List<Violation> violations(RingSnapshot ring, int successors) {
        return RingInvariant.safety(successors).stream()
                .flatMap(invariant -> invariant.check(ring).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void formed(Cluster whole, long atNanos, Formation formation, List<Peer> members) {
        cluster = whole;
        history.record(new Event.Formed(atNanos, formation, members));
    }

    @Override
    public void joined(long atNanos, Peer member) {
        history.record(new Event.Joined(atNanos, member));
    }

    @Override
    public void changed(long atNanos, NodeSnapshot member) {
        if (cluster != null) {
            check(cluster, member);
        }
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
        if (violations.size() < REMARKS_AT_MOST) {
            violations.add(violation.toString());
            history.record(new Event.Remarked(watched.nowNanos(), violation.invariant(), violation.witness()));
        }
    }
}
