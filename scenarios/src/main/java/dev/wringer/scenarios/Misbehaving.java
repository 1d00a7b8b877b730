package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.HIGHER;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.oracle.LookupJudgement;
import dev.wringer.harness.oracle.VersionAnomalies;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;

/**
 * A share of the hosts misbehaves on purpose ({@code other-variant}), and clients ask the others. Availability, the share of
 * operations that are done, is told and promised by nobody; authenticity is promised whoever misbehaves: nothing forged may be
 * given to a client (docs/VERDICTS.md, Misbehaving hosts). Only iterative lookup lets the asker check each hop.
 */
public final class Misbehaving {

    @Scenario(
            name = "misbehaving",
            summary = "Have a share of the hosts misbehave: how much still works, and is anything forged accepted?",
            rule = "a client is given something forged; with no host that misbehaves, an operation fails.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 5,
            defaults = {"other-variant=black-hole", "duration=30s"})
    @Sweep(
            parameter = "other-share",
            percent = {0, 10, 20, 30})
    @Success(column = "lookups done")
    @Measured(column = "lookups done", better = HIGHER, margin = "2%")
    @Measured(column = "fetches done", better = HIGHER, margin = "2%")
    @Measured(column = "stores done", better = HIGHER, margin = "2%")
    @Measured(column = "path", better = LOWER, margin = "0.1")
    @Measured(column = "wrong owners", better = LOWER, margin = "0.5")
    @Measured(column = "forged accepted", better = LOWER, margin = "0.5")
    @Measured(column = "old versions read", better = LOWER, margin = "0.5")
    void misbehaving(Ring ring, Drill drill, Findings findings) {
        ring.await(ideal());
        Operations all = drill.run(ring).operations();

        findings.fraction("lookups done", Clientele.done(all.of(Kind.LOOKUP)));
        findings.fraction("fetches done", Clientele.done(all.of(Kind.FETCH)));
        findings.fraction("stores done", Clientele.done(all.of(Kind.STORE)));
        findings.count("path", all.meanPath());
        findings.count(
                "misroutes", all.all().stream().mapToLong(Operation::misroutes).sum());
        JudgedLookups lookups = ring.judge(all);
        long wrong = lookups.all().stream()
                .filter(lookup -> lookup.judgement().isFault())
                .count();
        findings.count("wrong owners", wrong);
        findings.count("excused", lookups.count(LookupJudgement.LIVE_NODE_SUSPECTED));
        Authenticity.report(all, findings);
        findings.count(
                "old versions read", VersionAnomalies.ofPlain(ring.truth()).stale());

        if (ring.spec().minority().share() == 0) {
            assertThat(all).allSucceeded();
        }
    }
}
