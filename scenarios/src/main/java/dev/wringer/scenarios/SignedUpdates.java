package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.VersionAnomalies;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.Findings;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.List;

/**
 * Authors write new versions of their blocks, some of them two at once with the same number, and hosts crash in the middle of
 * it. After repair each reader must be given the same version, which is the newest that was acknowledged, or one that wins over it
 * (docs/VERDICTS.md, Signed blocks; CFS'01).
 */
public final class SignedUpdates {

    private static final int READERS = 3;

    @Scenario(
            name = "signed-updates",
            summary =
                    "Write new versions of signed blocks, some twice at once, crash hosts, and see whether readers agree.",
            rule = "after repair a reader gets no version of a block, or readers get different ones.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = Capability.CRASH,
            defaults = {"mix=update:2,conflict:2,newest:2,fetch:2", "authors=50", "blocks=1"})
    @Sweep(
            parameter = "killed",
            percent = {0, 10, 20})
    @Success(column = "failed in faults", failures = true)
    @ClienteleMeasured
    @Measured(column = "stale reads", better = LOWER, margin = "0.5")
    @RecoveryMeasured
    void signedUpdates(
            Ring ring,
            Clients clients,
            Drill drill,
            Findings findings,
            @Setting(name = "killed", min = 0, max = 90, help = "share of the hosts that crash between two updates")
                    double killed) {
        ring.await(ideal());
        Played played = drill.run(ring, Schedule.of(Action.at(drill.duration().dividedBy(2), crash(fraction(killed)))));

        Clientele.report(played, findings);
        Operations all = played.operations();
        findings.count("superseded", all.superseded().size());
        findings.count("stale reads", VersionAnomalies.ofPlain(ring.truth()).stale());
        Recovery.after(played, ring).report(findings);

        assertThat(Clientele.beforeFaults(played).withoutSuperseded()).allSucceeded();
        assertThat(clients.fetchNewest(repeated(Recovery.living(ring))).operations())
                .allSucceeded()
                .agree();
    }

    private static List<RingId> repeated(List<RingId> keys) {
        List<RingId> repeated = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            repeated.addAll(keys);
        }
        return repeated;
    }
}
