package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.node.id.RingId;
import java.util.List;

/**
 * Blocks are read over and over, so that nodes on the way to them have copies in their caches, and hosts crash one by one until
 * some of those are holders themselves. A cached copy is no replica: after each crash every block must get all its replicas again.
 * It happens soonest in a ring so small that lookups go nearly all the way round.
 */
public final class PopularBlocks {

    @Scenario(
            name = "popular-blocks",
            summary =
                    "Read blocks until they are cached everywhere, then crash hosts one by one, with repair after each.",
            rule =
                    "after a crash the ring does not become ideal, or blocks do not get all their replicas; or one cannot be fetched"
                            + " at the end.",
            nodes = 100,
            successors = 8,
            replicas = 3,
            seeds = 10,
            needs = Capability.CRASH)
    @Measured(column = "until the last repair", better = LOWER, margin = "5s")
    void popularBlocks(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "crashes", value = "4", min = 0, help = "hosts that crash, one by one") int crashes,
            @Setting(name = "reads", value = "20", min = 0, help = "how often each block is read before") int reads,
            @Setting(name = "blocks", value = "100", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored = Stock.of(blocks, ring, clients, seed);
        for (int i = 0; i < reads; i++) {
            clients.fetch(stored);
        }

        for (int i = 0; i < crashes; i++) {
            ring.strike(crash(count(1)));
            Recovery.of(ring, stored);
        }
        findings.seconds("until the last repair", ring.elapsed());

        assertThat(clients.fetch(stored).operations()).allSucceeded();
    }
}
