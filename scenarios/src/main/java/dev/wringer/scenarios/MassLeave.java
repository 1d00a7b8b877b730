package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.neighbours;
import static dev.wringer.harness.fault.Strike.leave;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;

/**
 * Neighbours leave at once, as when a rack is drained: all holders of some blocks are among them, and whoever is to take over
 * may be leaving too. Leaving is no excuse for losing a block.
 */
public final class MassLeave {

    private static final int BLOCK_SIZE = 64;

    @Scenario(
            name = "mass-leave",
            summary =
                    "Have neighbours leave at once, all holders of some blocks among them, and see whether all is still there.",
            rule = "the ring does not become ideal, blocks do not get all their replicas, or one cannot be fetched.",
            nodes = 100,
            successors = 20,
            replicas = 5,
            seeds = 10,
            needs = Capability.LEAVE)
    @Sweep(
            parameter = "leaving",
            values = {1, 4, 8, 16})
    void massLeave(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "leaving", min = 0, help = "how many neighbours leave at once") int leaving,
            @Setting(name = "blocks", value = "1000", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored = clients.store(Workloads.randomBlocks(
                        blocks, BLOCK_SIZE, seed.fork("blocks").entropy()))
                .succeededKeys();
        ring.await(fullyReplicated(stored));

        Duration before = ring.elapsed();
        ring.strike(leave(neighbours(leaving)));
        findings.seconds("until they have left", ring.elapsed().minus(before));
        Fetches afterwards = clients.fetch(stored);
        findings.count("failed fetches", afterwards.failed().size());
        findings.count("lost", ring.census(stored).count(LOST));
        Recovery.of(ring, stored).report(findings);

        assertThat(clients.fetch(stored).operations()).allSucceeded();
    }
}
