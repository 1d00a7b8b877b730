package dev.wringer.harness.ring;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A running ring, and what is recorded and concluded about it: what everybody needs who does something to it.
 *
 * @param offered what its testbed can do
 * @param patience how long hosts may take for what they have to do
 */
record WatchedRing(
        RingSpec spec,
        Predicate<Capability> offered,
        Cluster cluster,
        History history,
        ContinuousChecks checks,
        Proof proof,
        Calm calm,
        Activity.Watcher watcher,
        Duration patience) {

    long now() {
        return cluster.nowNanos();
    }

    /** @throws UsageError if the testbed cannot do what {@code fault} needs */
    void require(Capability needed, String fault) {
        if (!offered.test(needed)) {
            throw new UsageError("this testbed cannot do what '" + fault + "' needs: " + needed);
        }
    }

    /** What nodes hold now, recorded under this label. */
    Holdings takeInventory(String label) {
        Holdings holdings = cluster.holdings();
        history.record(new Event.Inventory(label, holdings));
        return holdings;
    }

    /** The members of a ring that these hosts carry. */
    static List<Peer> membersOn(Collection<String> hosts, RingSnapshot ring) {
        Set<String> wanted = new LinkedHashSet<>(hosts);
        return ring.members().stream()
                .map(member -> member.self())
                .filter(member -> wanted.contains(member.host()))
                .toList();
    }
}
