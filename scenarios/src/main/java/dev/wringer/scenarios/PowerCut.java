package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.restart;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;

/**
 * A share of all hosts goes down at one instant and comes back with its disks kept, up to the whole ring, which is what
 * operators fear of a power cut. Nodes find their places by what they remember. Every member and every block must be back.
 */
public final class PowerCut {

    @Scenario(
            name = "power-cut",
            summary = "Have a share of all hosts go down at once and come back with their disks, up to the whole ring.",
            rule = "the ring does not become ideal, blocks do not get all their replicas, or one cannot be fetched.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 10,
            needs = Capability.RESTART,
            defaults = "store=disk")
    @Sweep(
            parameter = "down",
            percent = {10, 50, 90, 100})
    @Measured(column = "until all are members", better = LOWER, margin = "2s")
    @RecoveryMeasured
    void powerCut(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "down", min = 0, max = 100, help = "share of the hosts that go down at once") double down,
            @Setting(name = "blocks", value = "200", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored = Stock.of(blocks, ring, clients, seed);

        Duration before = ring.elapsed();
        ring.strike(restart(fraction(down)));
        findings.seconds("until all are members", ring.elapsed().minus(before));
        Recovery.of(ring, stored).report(findings);

        assertThat(clients.fetch(stored).operations()).allSucceeded();
    }
}
