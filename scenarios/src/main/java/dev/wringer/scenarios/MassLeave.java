package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.neighbours;
import static dev.wringer.harness.fault.Strike.leave;
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
import dev.wringer.harness.record.Event;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;

/**
 * Neighbours leave at once, as when a rack is drained, while clients work: all holders of some blocks are among them, and
 * whoever is to take over may be leaving too. Leaving is no excuse for losing a block (docs/VERDICTS.md, Leaving).
 */
public final class MassLeave {

    @Scenario(
            name = "mass-leave",
            summary =
                    "Have neighbours leave at once, all holders of some blocks among them, and see whether all is still there.",
            rule = "the ring does not become ideal, blocks do not get all their replicas, or one cannot be fetched.",
            nodes = 100,
            successors = 20,
            replicas = 5,
            seeds = 5,
            needs = Capability.LEAVE,
            defaults = "blocks=1000")
    @Sweep(
            parameter = "leaving",
            values = {1, 4, 8, 16})
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @Measured(column = "until they have left", better = LOWER, margin = "2s")
    @Measured(column = "failed fetches", better = LOWER, margin = "0.5")
    @Measured(column = "lost", better = LOWER, margin = "0.5")
    @RecoveryMeasured
    void massLeave(
            Ring ring,
            Clients clients,
            Drill drill,
            Findings findings,
            @Setting(name = "leaving", min = 0, help = "how many neighbours leave at once") int leaving) {
        ring.await(ideal());
        Played played = drill.run(ring, Schedule.of(Action.at(Clientele.QUIET, leave(neighbours(leaving)))));

        Clientele.report(played, findings);
        findings.seconds("until they have left", Clientele.fromFirstFault(ring, played, Event.Left.class));
        Fetches afterwards = clients.fetch(ring.acknowledged());
        findings.count("failed fetches", afterwards.failed().size());
        findings.count("lost", ring.census(ring.acknowledged()).count(LOST));
        Recovery.after(played, ring).report(findings);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
        assertThat(clients.fetch(ring.acknowledged()).operations()).allSucceeded();
    }
}
