package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hosts join one after the other, and soon after each all blocks are fetched: whoever has become the owner of an arc must have
 * its blocks, and not wait for repair to bring them. With one copy of each block nobody else can help out.
 */
public final class TakeOver {

    @Scenario(
            name = "take-over",
            summary =
                    "Have hosts join one after the other, and fetch all blocks soon after each, long before any repair.",
            rule = "a block cannot be fetched, though nobody has died.",
            nodes = 40,
            successors = 8,
            replicas = 1,
            seeds = 10,
            needs = Capability.JOIN)
    @Measured(column = "failed fetches", better = LOWER, margin = "0.5")
    @RecoveryMeasured
    void takeOver(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "joins", value = "5", min = 1, help = "hosts that join") int joins,
            @Setting(name = "pause", value = "5s", min = 0, help = "between a join and the fetches") Duration pause,
            @Setting(name = "blocks", value = "200", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored = Stock.of(blocks, ring, clients, seed);

        List<Operation> fetches = new ArrayList<>();
        for (int i = 0; i < joins; i++) {
            ring.join(1);
            ring.pass(pause);
            fetches.addAll(clients.fetch(stored).operations().all());
        }
        Operations all = new Operations(fetches);
        findings.count("failed fetches", all.failed().size());
        Recovery.of(ring, stored).report(findings);

        assertThat(all).allSucceeded();
    }
}
