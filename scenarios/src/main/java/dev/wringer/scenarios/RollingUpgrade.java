package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.fault.Strike.Stop;
import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;
import java.util.ArrayList;
import java.util.List;

/**
 * All hosts become another release of the node, one by one, while clients work: each is stopped and started again with its disk,
 * and the next one follows when the ring is ideal again; then all go back, if that is wanted. No acknowledged block may be lost.
 */
public final class RollingUpgrade {

    @Scenario(
            name = "rolling-upgrade",
            summary = "Replace every host by another release of the node, one by one, and back again.",
            rule =
                    "an operation fails before the first host is replaced, the ring is not ideal again after one was, or an"
                            + " acknowledged block is lost.",
            nodes = 20,
            successors = 8,
            replicas = 3,
            seeds = 5,
            needs = Capability.RESTART,
            defaults = {"store=disk", "repair=30s", "arrival=open:5/s", "candidate=lookup=recursive"})
    @ClienteleMeasured
    @RecoveryMeasured
    @Measured(column = "lost", better = LOWER, margin = "0.5")
    void rollingUpgrade(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "stop", value = "leave", help = "how each host is stopped") Stop stop,
            @Setting(name = "back", value = "true", help = "whether all hosts go back then, a downgrade")
                    boolean back) {
        ring.await(ideal());
        List<Action> actions = new ArrayList<>();
        actions.add(Action.at(Clientele.QUIET, new Strike.Replace(Nodes.all(), Release.CANDIDATE, stop)));
        if (back) {
            actions.add(Action.at(Clientele.QUIET, new Strike.Replace(Nodes.all(), Release.BASELINE, stop)));
        }
        Played played = drill.run(ring, new Schedule(actions));

        findings.count("hosts replaced", played.count(Event.Deed.DONE));
        findings.seconds("rollout", played.length(Stage.FAULTS));
        Clientele.report(played, findings);
        Recovery.after(played, ring).report(findings);
        findings.count("lost", ring.census(ring.acknowledged()).count(LOST));

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
