package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.FailureExplanation.PROTOCOL;
import static dev.wringer.harness.oracle.LookupJudgement.CORRECT;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.HIGHER;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.oracle.Consistency;
import dev.wringer.harness.oracle.FetchFailures;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import java.time.Duration;

/**
 * The half-life of a ring is the time after which half of its members have gone (Liben-Nowell et al., PODC'02): N·ln 2 / rate
 * for departures of random members. Here all of them crash, and as many hosts join. How much still works, and what does it cost?
 * Operations before the first fault must succeed; whatever the checks of every trial catch fails it, lost blocks among it, and a
 * ring that does not become ideal afterwards.
 */
public final class Churn {

    @Scenario(
            name = "churn",
            summary = "Lookups and fetches while hosts crash and join, over the half-life of the ring.",
            rule = "an operation fails before the first fault.",
            nodes = 250,
            successors = 16,
            replicas = 5,
            seeds = 5,
            needs = {Capability.JOIN, Capability.CRASH},
            defaults = {"mix=lookup:4,poll:1,fetch:5", "arrival=open:5/s", "repair=30s", "cache=0", "duration=300s"})
    @Sweep(
            parameter = "half-life",
            values = {120, 240, 480, 960, 1_920},
            unit = Unit.SECONDS)
    @Success(column = "right lookups")
    @Measured(column = "right lookups", better = HIGHER, margin = "1%")
    @Measured(column = "consistent", better = HIGHER, margin = "1%")
    @Measured(column = "time-outs", better = LOWER, margin = "0.1")
    @Measured(column = "fetched", better = HIGHER, margin = "1%")
    @Measured(column = "protocol", better = LOWER, margin = "0.5")
    @AvailabilityMeasured
    @Measured(column = "requests", better = LOWER, margin = "0.5")
    void churn(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "half-life", min = 1, help = "after which half of the hosts have gone") Duration halfLife) {
        ring.await(ideal());
        Expense expense = Expense.from(ring);
        double rate = ring.spec().hosts() * Math.log(2) / (halfLife.toMillis() / 1e3);
        Played played = drill.run(ring, Nemesis.of("churn:rate=" + Math.round(rate * 1e4) / 1e4 + ",leave=0%"));
        double requests = expense.requestsPerNodeAndSecond(ring);

        Operations lookups = played.operations(Stage.FAULTS).of(Kind.LOOKUP);
        Operations fetches = played.operations(Stage.FAULTS).of(Kind.FETCH);
        findings.theory("joins a second", Unit.COUNT, rate);
        findings.fraction("right lookups", share(ring.judge(lookups).count(CORRECT), lookups));
        Consistency.of(lookups.all()).share().ifPresent(share -> findings.fraction("consistent", share));
        findings.count("time-outs", lookups.meanDead());
        findings.fraction("fetched", share(fetches.count() - fetches.failed().size(), fetches));
        findings.count(
                "protocol", FetchFailures.by(ring.truth()).count(fetches.all()).getOrDefault(PROTOCOL, 0L));
        Clientele.reportAvailability(ring, findings);
        findings.count("requests", requests);

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }

    private static double share(long some, Operations all) {
        return all.count() == 0 ? 1 : (double) some / all.count();
    }
}
