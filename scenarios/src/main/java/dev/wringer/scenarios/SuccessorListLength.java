package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.LookupJudgement.CORRECT;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.stats.BlockLoss;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.workload.Workloads;

/**
 * Why successor lists are as long as they are: a node all of whose r successors crash at once is stranded, with probability p^r if
 * a share p does (the lecture: hence r = O(log N)). Lookups run before any maintenance. Whoever is stranded breaks
 * the premise of Chord's promises: such a trial is UNKNOWN. Where nobody is, every lookup must find the right owner.
 */
public final class SuccessorListLength {

    @Scenario(
            name = "successor-list-length",
            summary = "Stranded nodes and failed lookups after half of the nodes crash, over the length of the lists.",
            rule = "a lookup is not right in a ring in which no node is stranded.",
            nodes = 1_000,
            replicas = 1,
            seeds = 10,
            needs = Capability.CRASH,
            defaults = "lookup-timeout=120s")
    @Sweep(
            parameter = "successors",
            values = {1, 2, 4, 6, 8, 10, 12, 16, 20})
    @Success(column = "lookups not right", failures = true, among = "lookups")
    @Measured(column = "stranded", better = LOWER, margin = "0.5")
    @Measured(column = "lookups not right", better = LOWER, margin = "0.5")
    @Measured(column = "path", better = LOWER, margin = "0.1")
    @Measured(column = "time-outs", better = LOWER, margin = "0.1")
    void successorListLength(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "killed", value = "50%", min = 0, max = 90, help = "share of the hosts that crash at once")
                    double killed,
            @Setting(name = "lookups", value = "1000", min = 1, help = "lookups of random keys right after")
                    int lookups) {
        ring.await(ideal());
        ring.stopMaintenance();
        int dead = ring.strike(crash(fraction(killed))).victims().size();
        int nodes = ring.spec().nodes();
        int successors = ring.spec().successors();

        findings.count("stranded", ring.snapshot().stranded());
        findings.theory(
                "expected", Unit.COUNT, (nodes - dead) * new BlockLoss(nodes - 1, successors).probability(dead));
        Operations done =
                clients.lookup(Workloads.randomKeys(lookups, seed.fork("keys").entropy()));
        findings.count("lookups not right", lookups - ring.judge(done).count(CORRECT));
        findings.count("path", done.meanPath());
        findings.count("time-outs", done.meanDead());

        assertThat(done).allFoundTheOwner(ring);
    }
}
