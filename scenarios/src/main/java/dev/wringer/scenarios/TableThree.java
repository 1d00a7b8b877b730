package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.LookupJudgement.CORRECT;
import static dev.wringer.harness.oracle.LookupJudgement.LIVE_NODE_SUSPECTED;
import static dev.wringer.harness.oracle.LookupJudgement.STALE;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.nemesis.Nemesis;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import java.util.List;
import java.util.Optional;

/**
 * TON'03 Table III: lookups while nodes join and leave voluntarily. The paper's nodes refresh one entry of all their tables each
 * round; here a list comes as a whole, so fingers have a third of the rounds: about 20 entries of the list and 6 fingers beyond it
 * against 10 fingers in all.
 *
 * <p>A lookup has failed if it comes to nothing or names a node that was the owner at no moment of it, but for <i>stale</i> ones,
 * which pass over newcomers and leavers only and are counted apart: a predecessor hears of a newcomer at its next round, so by
 * the paper's own figures more lookups miss newcomers than its table calls failed. One call in 2,000 takes longer than the 500 ms
 * after which a node is taken for dead; what comes of that is told, too.
 *
 * <p>Operations before the first fault must succeed; whatever the checks of every trial catch fails it.
 */
public final class TableThree {

    private static final double PER = 10_000;

    /** A row of the published table: N = about 1,000, r = 20. */
    private record Published(double rate, double path, double timeouts, double failed) {

        private static final List<Published> TABLE = List.of(
                new Published(0.05, 3.90, 0.05, 0),
                new Published(0.10, 3.83, 0.11, 0),
                new Published(0.15, 3.84, 0.16, 2),
                new Published(0.20, 3.81, 0.23, 5),
                new Published(0.25, 3.83, 0.30, 6),
                new Published(0.30, 3.91, 0.34, 8),
                new Published(0.35, 3.94, 0.42, 16),
                new Published(0.40, 4.06, 0.46, 15));

        static Optional<Published> rowOf(double rate) {
            return TABLE.stream()
                    .filter(row -> Math.abs(row.rate - rate) < 1e-9)
                    .findFirst();
        }
    }

    @Scenario(
            name = "table-3",
            summary = "Lookups while nodes join and leave at 0.05 … 0.4 a second, beside Table III of the Chord paper.",
            rule = "a lookup fails before the first node joins or leaves.",
            nodes = 1_000,
            successors = 20,
            seeds = 5,
            needs = {Capability.JOIN, Capability.LEAVE, Capability.LATENCY_MODEL},
            defaults = {
                "latency=exponential:50ms",
                "timeout=500ms..500ms",
                "stabilize=15s..45s",
                "finger-rounds=3",
                "mix=lookup",
                "arrival=open:1/s",
                "warm-up=20s",
                "duration=2100s"
            })
    @Sweep(
            parameter = "rate",
            values = {0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40})
    @Measured(column = "path", better = LOWER, margin = "0.1")
    @Measured(column = "time-outs", better = LOWER, margin = "0.1")
    @Measured(column = "failed", better = LOWER, margin = "5")
    @Measured(column = "stale", better = LOWER, margin = "5")
    void tableThree(
            Ring ring,
            Drill drill,
            Findings findings,
            @Setting(name = "rate", min = 0.001, max = 1_000, help = "joins per second, and as many leaves")
                    double rate) {
        ring.await(ideal());
        Played played = drill.run(ring, Nemesis.of("churn:rate=" + rate + ",leave=100%"));

        Operations lookups = played.operations(Stage.FAULTS);
        JudgedLookups judged = ring.judge(lookups);
        double weight = PER / Math.max(1, lookups.count());
        Optional<Published> published =
                ring.spec().nodes() == 1_000 && ring.spec().successors() == 20
                        ? Published.rowOf(rate)
                        : Optional.empty();
        findings.count("path", lookups.meanPath());
        published.ifPresent(row -> findings.published("path in Table III", Unit.COUNT, row.path()));
        findings.count("time-outs", lookups.meanDead());
        published.ifPresent(row -> findings.published("time-outs in Table III", Unit.COUNT, row.timeouts()));
        findings.count("failed", (lookups.count() - judged.count(CORRECT) - judged.count(STALE)) * weight);
        published.ifPresent(row -> findings.published("failed in Table III", Unit.COUNT, row.failed()));
        findings.count("of them suspected", judged.count(LIVE_NODE_SUSPECTED) * weight);
        findings.count("stale", judged.count(STALE) * weight);
        findings.theory(
                "by newcomers",
                Unit.COUNT,
                PER
                        * rate
                        * ring.spec().meanWaitForRound().toNanos()
                        / 1e9
                        / ring.spec().nodes());

        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
