package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Regime;
import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
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
 * What some hosts send is lost, and what is sent to them arrives. Their questions are not heard and their answers neither, so
 * both sides take one another for dead; who did is told where every call is seen, in simulation. But those who are not heard go on
 * hearing. The ring must be ideal once they are heard again (docs/VERDICTS.md, Cuts).
 */
public final class OneWayCut {

    @Scenario(
            name = "one-way-cut",
            summary = "Lose what some hosts send to the others, and not what is sent to them.",
            rule = "an operation fails before the cut, or the ring does not become ideal after it.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = Capability.CUT,
            defaults = {"budget=none", "repair=30s"})
    @Sweep(
            parameter = "cut",
            values = {1, 10, 60},
            unit = Unit.SECONDS)
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @RecoveryMeasured
    @Measured(column = "others taken for dead", better = LOWER, margin = "0.5")
    void oneWayCut(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "cut", min = 0.001, help = "how long their messages are lost") Duration cut,
            @Setting(name = "hosts", value = "1", min = 1, help = "how many hosts are not heard") int hosts) {
        ring.await(ideal());
        Nodes unheard = new Nodes.Count(hosts);
        Played played = drill.run(
                ring, Schedule.of(Action.during(Clientele.QUIET, cut, Regime.oneWayCut(unheard, Nodes.all()))));

        Clientele.report(played, findings);
        Recovery.after(played, ring).report(findings);
        Suspicion.of(ring).report(findings);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
