package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;

/**
 * A share of the hosts runs another release of the node, and a few hosts crash while clients work: nothing of what a ring of one
 * release promises may be broken by a ring of two.
 */
public final class MixedVersions {

    @Scenario(
            name = "mixed-versions",
            summary = "Run two releases of the node in one ring, in any share, and crash a few hosts.",
            rule = "an operation fails before the crash, or an acknowledged block is lost that a holder survives.",
            nodes = 100,
            successors = 10,
            replicas = 4,
            seeds = 5,
            defaults = {"candidate=lookup=recursive", "repair=30s", "duration=30s"})
    @Sweep(
            parameter = "candidate-share",
            percent = {0, 10, 50, 90, 100})
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @RecoveryMeasured
    @Measured(column = "lost", better = LOWER, margin = "0.5")
    void mixedVersions(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "killed", value = "10%", max = 50, help = "share of the hosts that crash") double killed) {
        ring.await(ideal());
        Played played = drill.run(ring, Schedule.of(Action.at(Clientele.QUIET, Strike.crash(Nodes.fraction(killed)))));

        Clientele.report(played, findings);
        Recovery.after(played, ring).report(findings);
        findings.count("lost", ring.census(ring.acknowledged()).count(LOST));

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
