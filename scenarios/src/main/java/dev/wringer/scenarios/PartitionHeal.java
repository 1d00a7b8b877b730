package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Regime.partition;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.FailureExplanation.NO_HOLDER_REACHABLE;
import static dev.wringer.harness.oracle.FailureExplanation.PROTOCOL;
import static dev.wringer.harness.oracle.LookupJudgement.LIVE_NODE_SUSPECTED;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;

/**
 * The ring is cut into halves for a time, healed, and must be one ring again. Chord knows no way back for rings that have
 * forgotten one another: each half drops the other from its lists, one dead entry after the other, so a cut that is shorter
 * than that heals, and a longer one splits the ring for good. Then the verdict is FAIL, as for any ring that is not ideal at
 * its end. With {@code remember=on} nodes have a way back.
 */
public final class PartitionHeal {

    private static final int BLOCK_SIZE = 64;

    @Scenario(
            name = "partition-heal",
            summary = "Cut the ring into halves for a while, heal it, and see whether it becomes one ring again.",
            rule = "after the cut the ring does not become ideal, or a block cannot be fetched.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 10,
            needs = Capability.CUT)
    @Sweep(
            parameter = "cut",
            values = {1, 2, 5},
            unit = Unit.SECONDS)
    void partitionHeal(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "cut", help = "how long the halves are apart") Duration cut,
            @Setting(name = "blocks", value = "200", min = 1, help = "blocks stored before and fetched meanwhile")
                    int blocks,
            @Setting(name = "lookups", value = "500", min = 1, help = "lookups of random keys after healing")
                    int lookups) {
        ring.await(ideal());
        List<RingId> stored = clients.store(Workloads.randomBlocks(
                        blocks, BLOCK_SIZE, seed.fork("blocks").entropy()))
                .succeededKeys();
        ring.await(fullyReplicated(stored));

        Fetches meanwhile = fetchAcrossACut(ring, clients, stored);
        try (Imposed split = ring.impose(partition(fraction(0.5)))) {
            ring.pass(cut);
        }
        JudgedLookups after = ring.judge(
                clients.lookup(Workloads.randomKeys(lookups, seed.fork("keys").entropy())));

        findings.count("failed fetches", meanwhile.failed().size());
        findings.count("no holder reachable", meanwhile.failedBecause(NO_HOLDER_REACHABLE));
        findings.count("protocol", meanwhile.failedBecause(PROTOCOL));
        findings.count("live node suspected", after.count(LIVE_NODE_SUSPECTED));
        findings.seconds("until ideal", ring.await(ideal()));

        assertThat(clients.fetch(stored).operations()).allSucceeded();
    }

    /** Maintenance is stopped for that: fetches that wait for the other half must not make the cut longer. */
    private static Fetches fetchAcrossACut(Ring ring, Clients clients, List<RingId> keys) {
        ring.stopMaintenance();
        try (Imposed split = ring.impose(partition(fraction(0.5)))) {
            return clients.fetch(keys);
        } finally {
            ring.resumeMaintenance();
        }
    }
}
