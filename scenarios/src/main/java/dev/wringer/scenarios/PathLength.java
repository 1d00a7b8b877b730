package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.junit.Growth;
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
 * TON'03 Fig. 10: the path of a lookup grows with 1/2·log2 N, and is shorter by what the successor list spans. Seven
 * successors are the most that a ring of eight allows.
 */
public final class PathLength {

    @Scenario(
            name = "path-length",
            summary = "Path length for N = 8 … 16,384, against 1/2·log2 N and the formula with a successor list.",
            successors = 7,
            replicas = 1,
            seeds = 5,
            needs = Capability.ASSEMBLE)
    @Sweep(
            parameter = "nodes",
            values = {8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384})
    @Growth(of = "path", perDoubling = 0.5)
    void pathLength(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "lookups", value = "2000", min = 1, help = "lookups of random keys") int lookups) {
        ring.await(ideal());
        ring.stopMaintenance();
        Operations operations =
                clients.lookup(Workloads.randomKeys(lookups, seed.fork("keys").entropy()));

        int nodes = ring.spec().nodes();
        findings.count("path", operations.meanPath());
        findings.theory("1/2·log2 N", Unit.COUNT, ChordPathLength.withFingers(nodes));
        findings.theory(
                "with successor list",
                Unit.COUNT,
                ChordPathLength.withSuccessorList(nodes, ring.spec().successors()));

        assertThat(operations).allFoundTheOwner(ring);
    }
}
