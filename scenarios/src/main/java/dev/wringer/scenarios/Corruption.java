package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.corrupt;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;

/**
 * Hosts come back from a restart with a share of their blocks damaged on disk. Blocks prove themselves, so nothing corrupt may
 * ever be given to a client, and whatever has one good copy left must be whole again in the end (docs/VERDICTS.md, Integrity and
 * Durability; CFS'01).
 */
public final class Corruption {

    @Scenario(
            name = "corruption",
            summary =
                    "Damage a share of the blocks on some disks: nothing corrupt may be served, all of it is to be repaired.",
            rule =
                    "a corrupt block is served, an operation fails before the first restart, or a block of which a good copy is left is lost.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = Capability.RESTART,
            defaults = {"store=disk", "repair=30s", "cache=0"})
    @Sweep(
            parameter = "damaged",
            percent = {10, 50, 100})
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @RecoveryMeasured
    @Measured(column = "lost", better = LOWER, margin = "0.5")
    void corruption(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "damaged", min = 0, max = 100, help = "share of a host's blocks that is damaged")
                    double damaged,
            @Setting(name = "hosts", value = "20%", min = 0, max = 100, help = "share of the hosts that it happens to")
                    double hosts) {
        ring.await(ideal());
        Played played = drill.run(ring, Schedule.of(Action.at(Clientele.QUIET, corrupt(fraction(hosts), damaged))));

        Clientele.report(played, findings);
        findings.count(
                "corrupt copies met",
                played.operations().all().stream().mapToLong(Operation::corrupt).sum());
        Recovery.after(played, ring).report(findings);
        findings.count("lost", ring.census(ring.acknowledged()).count(LOST));

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
