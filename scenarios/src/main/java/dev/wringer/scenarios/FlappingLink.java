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
import java.util.ArrayList;
import java.util.List;

/**
 * A few links, always the same ones, are cut and come back quickly, again and again: whoever is taken for dead is soon found
 * alive. The ring must be ideal once they stay up, and nothing may be lost (docs/VERDICTS.md).
 */
public final class FlappingLink {

    @Scenario(
            name = "flapping-link",
            summary = "Have a few links go off and on again quickly while clients work.",
            rule = "an operation fails before links flap, or the ring does not become ideal afterwards.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = Capability.CUT,
            defaults = "repair=30s")
    @Sweep(
            parameter = "off",
            values = {0.2, 1, 3},
            unit = Unit.SECONDS)
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @RecoveryMeasured
    @Measured(column = "others taken for dead", better = LOWER, margin = "0.5")
    void flappingLink(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "off", min = 0.01, help = "how long they are off each time") Duration off,
            @Setting(name = "on", value = "1s", min = 0.01, help = "how long they are on in between") Duration on,
            @Setting(name = "links", value = "10", min = 1, help = "how many pairs of hosts have such a link")
                    int links) {
        ring.await(ideal());
        Played played = drill.run(ring, new Schedule(flapping(ring.spec().hosts(), links, off, on, drill.duration())));

        Clientele.report(played, findings);
        Recovery.after(played, ring).report(findings);
        Suspicion.of(ring).report(findings);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }

    /** Where a host of a number stands on the circle is chance, so it is chance whom each link connects. */
    private static List<Action> flapping(int hosts, int links, Duration off, Duration on, Duration until) {
        List<Action> cuts = new ArrayList<>();
        for (int link = 0; link < links; link++) {
            Regime flap = Regime.cut(host(2 * link % hosts), host((2 * link + 1) % hosts));
            for (Duration at = Clientele.QUIET;
                    at.compareTo(until) < 0;
                    at = at.plus(off).plus(on)) {
                cuts.add(Action.during(at, off, flap));
            }
        }
        return cuts;
    }

    private static Nodes host(int number) {
        return new Nodes.Numbered(List.of(number));
    }
}
