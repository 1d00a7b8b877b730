package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Growth;
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
import java.time.Duration;
import org.assertj.core.api.Assertions;

/**
 * TON'03 Fig. 10: the path of a lookup grows with 1/2·log2 N, and is shorter by what the successor list spans. Seven
 * successors are the most that a ring of eight allows. With {@code formation=grown} nodes need time to find their fingers.
 */
public final class PathLength {

    @Scenario(
            name = "path-length",
            summary = "Path length for N = 8 … 16,384, against 1/2·log2 N and the formula with a successor list.",
            rule =
                    "a lookup names another node than the owner; or paths are longer than 1/2·log2 N by more than `slack`.",
            successors = 7,
            replicas = 1,
            seeds = 5,
            needs = Capability.ASSEMBLE)
    @Sweep(
            parameter = "nodes",
            values = {8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384})
    @Growth(of = "path", perDoubling = 0.5)
    @Measured(column = "path", better = LOWER, margin = "0.1")
    void pathLength(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "lookups", value = "2000", min = 1, help = "lookups of random keys") int lookups,
            @Setting(
                            name = "settle",
                            value = "0s",
                            min = 0,
                            help = "how long nodes refresh fingers before, in a grown ring")
                    Duration settle,
            @Setting(name = "slack", value = "1", min = 0, help = "by how many hops paths may exceed 1/2·log2 N")
                    double slack) {
        ring.await(ideal());
        ring.pass(settle);
        ring.stopMaintenance();
        Operations operations =
                clients.lookup(Workloads.randomKeys(lookups, seed.fork("keys").entropy()));

        int nodes = ring.spec().nodes();
        findings.count("path", operations.meanPath());
        double expected = ChordPathLength.withFingers(nodes);
        findings.theory("1/2·log2 N", Unit.COUNT, expected);
        findings.theory(
                "with successor list",
                Unit.COUNT,
                ChordPathLength.withSuccessorList(nodes, ring.spec().successors()));

        assertThat(operations).allFoundTheOwner(ring);
        Assertions.assertThat(operations.meanPath())
                .withFailMessage(
                        "paths have %.2f hops on average; 1/2·log2 %d = %.2f", operations.meanPath(), nodes, expected)
                .isLessThanOrEqualTo(expected + slack);
    }
}
