package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Regime.down;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.fault.Disk;
import dev.wringer.harness.fault.Nodes;
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
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every host is stopped and started again, one after the other, as operators do for an update, while clients work. Hosts find
 * their blocks on their disks, so that no acknowledged block may be lost, and the ring must be ideal at the end
 * (docs/VERDICTS.md, Restarts); how many operations fail on the way is told, and promised by nobody.
 */
public final class RollingRestart {

    @Scenario(
            name = "rolling-restart",
            summary = "Restart every host, one after the other, while clients work.",
            rule = "an operation fails before the first restart, or an acknowledged block is lost.",
            nodes = 40,
            successors = 10,
            replicas = 4,
            seeds = 5,
            needs = Capability.RESTART,
            defaults = {"store=disk", "repair=30s", "arrival=open:5/s"})
    @Sweep(
            parameter = "away",
            values = {1, 5, 20},
            unit = Unit.SECONDS)
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @RecoveryMeasured
    @Measured(column = "lost", better = LOWER, margin = "0.5")
    void rollingRestart(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "away", min = 0.001, help = "how long each host is down") Duration away,
            @Setting(name = "every", value = "5s", min = 0.001, help = "from one host to the next") Duration every) {
        ring.await(ideal());
        List<Action> restarts = IntStream.range(0, ring.spec().hosts())
                .mapToObj(host -> Action.during(
                        Clientele.QUIET.plus(every.multipliedBy(host)),
                        away,
                        down(new Nodes.Numbered(List.of(host)), new Disk.Kept())))
                .toList();
        Played played = drill.run(ring, new Schedule(restarts));

        Clientele.report(played, findings);
        Recovery.after(played, ring).report(findings);
        findings.count("lost", ring.census(ring.acknowledged()).count(LOST));

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
