package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Regime.partition;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.FailureExplanation.NO_HOLDER_REACHABLE;
import static dev.wringer.harness.oracle.FailureExplanation.PROTOCOL;
import static dev.wringer.harness.oracle.LookupJudgement.LIVE_NODE_SUSPECTED;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.ring.Condition.settled;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;

/**
 * The ring is cut into halves for a time, healed, and must be one ring again, while clients work. Chord knows no way back for
 * rings that have forgotten one another: each half drops the other from its lists, one dead entry after the other, so a cut that is
 * shorter than that heals, and a longer one splits the ring for good. Then the verdict is FAIL, as for any ring that is not ideal at
 * its end (docs/VERDICTS.md, Cuts). With {@code remember=on} nodes have a way back.
 */
public final class PartitionHeal {

    @Scenario(
            name = "partition-heal",
            summary = "Cut the ring into halves for a while, heal it, and see whether it becomes one ring again.",
            rule = "after the cut the ring does not become ideal, or a block cannot be fetched.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 10,
            needs = Capability.CUT,
            defaults = {"budget=none", "mix=lookup:1,fetch:3,store:1"})
    @Sweep(
            parameter = "cut",
            values = {1, 2, 5},
            unit = Unit.SECONDS)
    @Success(column = "failed", failures = true, among = "fetches across")
    @Measured(column = "failed", better = LOWER, margin = "1")
    @Measured(column = "protocol", better = LOWER, margin = "0.5")
    @ClienteleMeasured
    @RecoveryMeasured
    void partitionHeal(
            Ring ring,
            Clients clients,
            Drill drill,
            Findings findings,
            Seed seed,
            @Setting(name = "cut", min = 0.001, help = "how long the halves are apart") Duration cut) {
        ring.await(ideal());
        Fetches across = fetchAcrossACut(ring, clients, stored(drill, clients, seed));
        ring.await(settled());
        Played played = drill.run(ring, Schedule.of(Action.during(Clientele.QUIET, cut, partition(fraction(0.5)))));

        findings.count("fetches across", across.operations().count());
        findings.count("failed", across.failed().size());
        findings.count("no holder reachable", across.failedBecause(NO_HOLDER_REACHABLE));
        findings.count("protocol", across.failedBecause(PROTOCOL));
        Clientele.report(played, findings);
        findings.count("live node suspected", ring.judge(played.operations()).count(LIVE_NODE_SUSPECTED));
        Recovery.after(played, ring).report(findings);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
        ring.await(settled());
        assertThat(clients.fetch(ring.acknowledged()).operations()).allSucceeded();
    }

    private static List<RingId> stored(Drill drill, Clients clients, Seed seed) {
        return clients.store(Workloads.randomBlocks(
                        drill.workload().blocks(),
                        drill.workload().blockSize(),
                        seed.fork("blocks").entropy()))
                .succeededKeys();
    }

    /** Maintenance is stopped for that: fetches that wait for the other half must not make the cut longer. */
    private static Fetches fetchAcrossACut(Ring ring, Clients clients, List<RingId> keys) {
        ring.await(fullyReplicated(keys));
        ring.stopMaintenance();
        try (Imposed split = ring.impose(partition(fraction(0.5)))) {
            return clients.fetch(keys);
        } finally {
            ring.resumeMaintenance();
        }
    }
}
