package org.example;

import static dev.wringer.harness.fault.Nodes.neighbours;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
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
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import java.util.List;

/** A scenario of one's own: hosts that stand side by side on the ring lose power, and nothing may be lost that has a copy elsewhere. */
class RackFailureTest {

    @Scenario(
            name = "rack-failure",
            summary = "Neighbours on the ring crash at one instant, and blocks are fetched right after.",
            nodes = 24,
            successors = 8,
            replicas = 3,
            needs = Capability.CRASH)
    @Sweep(
            parameter = "share",
            percent = {10, 20})
    void rackFailure(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "share", min = 0, max = 30, help = "of the hosts, which crash at once") double share,
            @Setting(name = "blocks", value = "100", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored =
                clients.store(Workloads.randomBlocks(blocks, 64, seed.entropy())).succeededKeys();
        ring.await(fullyReplicated(stored));

        Struck struck = ring.strike(crash(neighbours((int) Math.round(share * ring.spec().hosts()))));
        Fetches fetches = clients.fetch(stored);

        findings.count("failed fetches", fetches.failed().size());
        findings.seconds("until ideal", ring.await(ideal()));
        assertThat(fetches).losesOnly(struck.orphaned(stored));
    }
}
