package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;
import java.util.List;

/**
 * Many hosts join at once while clients work. All of them must become members, the ring ideal, and no block may be lost
 * (docs/VERDICTS.md); lookups may pass over newcomers for a time, and once the crowd has been there for a while nothing may fail. A
 * block has moved if a newcomer holds a copy at the end.
 */
public final class FlashCrowd {

    @Scenario(
            name = "flash-crowd",
            summary = "Have many hosts join at once while clients work.",
            rule = "an operation fails before hosts join, or once all have.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = Capability.JOIN,
            defaults = "repair=30s")
    @Sweep(
            parameter = "joining",
            percent = {10, 25, 50})
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @Measured(column = "until members", better = LOWER, margin = "2s")
    @RecoveryMeasured
    void flashCrowd(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "joining", min = 0, max = 1_000, help = "newcomers as a share of those who are there")
                    double joining) {
        ring.await(ideal());
        List<String> old = ring.hosts();
        int newcomers = Math.max(1, (int) Math.round(ring.spec().hosts() * joining));
        Played played = drill.run(ring, Schedule.of(Action.at(Clientele.QUIET, new Strike.Join(newcomers))));

        Clientele.report(played, findings);
        Recovery recovery = Recovery.after(played, ring);
        findings.seconds("until members", Clientele.fromFirstFault(ring, played, Event.Joined.class));
        recovery.report(findings);
        findings.count("copies moved", ring.holdings().copiesElsewhere(old));

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
        assertThat(played.operations(Stage.HEALED)).allSucceeded();
    }
}
