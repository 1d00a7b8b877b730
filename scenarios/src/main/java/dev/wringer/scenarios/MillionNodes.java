package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.stats.ChordPathLength;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.workload.Workloads;

/**
 * The lecture's estimate for a million nodes: about 20 hops at most and half of that on average; at 50 ms a hop about a
 * second; with 10 % of the contacts dead a couple of time-outs. A hop is a question and its answer, so a message takes 25 ms.
 */
public final class MillionNodes {

    @Scenario(
            name = "million-nodes",
            summary =
                    "Hops, time and time-outs in an assembled ring of 1,000,000 nodes, with 0 % and 10 % dead contacts.",
            rule = "a lookup names another node than the owner.",
            nodes = 1_000_000,
            successors = 20,
            seeds = 1,
            needs = {Capability.ASSEMBLE, Capability.CRASH, Capability.HUGE_RINGS},
            defaults = {"latency=constant:25ms", "lookup-timeout=120s"})
    @Sweep(
            parameter = "failed",
            percent = {0, 10})
    @Measured(column = "hops", better = LOWER, margin = "0.1")
    @Measured(column = "time", better = LOWER, margin = "20ms")
    @Measured(column = "time-outs", better = LOWER, margin = "0.1")
    void millionNodes(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "failed", min = 0, max = 90, help = "share of the nodes that fail") double failed,
            @Setting(name = "lookups", value = "10000", min = 1, help = "lookups of random keys") int lookups) {
        ring.await(ideal());
        ring.stopMaintenance();
        ring.strike(crash(fraction(failed)));
        Operations operations =
                clients.lookup(Workloads.randomKeys(lookups, seed.fork("keys").entropy()));

        findings.count("hops", operations.meanPath());
        findings.theory(
                "hops by formula",
                Unit.COUNT,
                ChordPathLength.withSuccessorList(
                        ring.members().size(), ring.spec().successors()));
        findings.count("most hops", operations.longestPath());
        findings.seconds("time", operations.meanTime());
        findings.count("time-outs", operations.meanDead());

        assertThat(operations).allFoundTheOwner(ring);
    }
}
