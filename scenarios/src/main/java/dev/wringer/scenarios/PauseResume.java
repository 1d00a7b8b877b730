package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Regime.paused;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import java.time.Duration;

/**
 * A share of the hosts is frozen, as by a garbage collector or a suspended machine, and goes on where it was: it comes back
 * with neighbours that have taken it for dead. Whoever was frozen must find its place again: the ring must be ideal at the end, and
 * nothing lost (docs/VERDICTS.md).
 */
public final class PauseResume {

    @Scenario(
            name = "pause-resume",
            summary =
                    "Freeze a share of the hosts for a time, have them go on, and see whether the ring becomes ideal.",
            rule = "an operation fails before the pause, or the ring does not become ideal after it.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = Capability.PAUSE,
            defaults = "repair=30s")
    @Sweep(
            parameter = "paused",
            values = {1, 5, 20, 60},
            unit = Unit.SECONDS)
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @RecoveryMeasured
    void pauseResume(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "paused", min = 0.001, help = "how long they are frozen") Duration paused,
            @Setting(name = "share", value = "10%", min = 0, max = 90, help = "share of the hosts that are frozen")
                    double share) {
        ring.await(ideal());
        Played played = drill.run(ring, Schedule.of(Action.during(Clientele.QUIET, paused, paused(fraction(share)))));

        Clientele.report(played, findings);
        Recovery.after(played, ring).report(findings);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
