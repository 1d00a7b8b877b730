package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.record.Event.Deed;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;

/**
 * Everything at once for as long as it is given: faults of a random subset of kinds, and clients that do everything. Whatever
 * the checks can catch fails it; so do operations that fail before the first fault.
 */
public final class Soak {

    @Scenario(
            name = "soak",
            summary = "Draw faults of all kinds for a given time while clients do everything, with every check.",
            rule = "an operation fails before the first fault.",
            nodes = 60,
            successors = 12,
            replicas = 4,
            seeds = 10,
            needs = Capability.CRASH,
            defaults = {"nemesis=random", "repair=30s"})
    @ClienteleMeasured
    @AvailabilityMeasured
    void soak(Ring ring, Drill drill, Findings findings) {
        ring.await(ideal());
        Played played = drill.run(ring);

        findings.count("actions", played.count(Deed.DONE) + played.count(Deed.SHORTENED));
        findings.count("skipped", played.count(Deed.SKIPPED));
        Clientele.report(played, findings);
        Clientele.reportAvailability(ring, findings);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
