package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.count;
import static dev.wringer.harness.fault.Nodes.neighbours;
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
import dev.wringer.harness.ring.Fetches;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.stats.BlockLoss;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Set;

/**
 * Ids are hashes of addresses so that the k holders of a block fail independently (the lecture). Hosts that crash at random take
 * a block with probability (F/N)^k; as many neighbours on the circle take all blocks between the k-th of them and the last,
 * (F − k + 1)/N. Blocks may be lost only if all their holders were taken, and every lookup must find the right owner. Of
 * neighbours no more may go than are in a successor list.
 */
public final class CorrelatedFailure {

    /** Who crashes together. */
    enum Whom {
        /** Neighbours on the circle. */
        ARC,
        /** Any. */
        RANDOM
    }

    @Scenario(
            name = "correlated-failure",
            summary = "Blocks that are lost when a run of neighbours crashes at once, or as many hosts anywhere.",
            rule = "a fetch fails though a holder of the block lives and can be reached.",
            nodes = 200,
            successors = 24,
            replicas = 5,
            seeds = 10,
            needs = Capability.CRASH,
            defaults = "lookup-timeout=120s")
    @Sweep(
            parameter = "share",
            percent = {2, 4, 6, 8, 10})
    @Measured(column = "lost", better = LOWER, margin = "0.5")
    @Measured(column = "failed fetches", better = LOWER, margin = "0.5")
    @Measured(column = "dead contacts", better = LOWER, margin = "0.1")
    @RecoveryMeasured
    void correlatedFailure(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "share", min = 0, max = 90, help = "of the hosts, which crash at once") double share,
            @Setting(name = "whom", value = "arc", help = "neighbours on the circle, or hosts at random") Whom whom,
            @Setting(name = "blocks", value = "1000", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored = Stock.of(blocks, ring, clients, seed);

        ring.stopMaintenance();
        int hosts = (int) Math.round(share * ring.spec().hosts());
        Struck struck = ring.strike(crash(whom == Whom.ARC ? neighbours(hosts) : count(hosts)));
        Fetches fetches = clients.fetch(stored);
        ring.resumeMaintenance();

        BlockLoss loss = new BlockLoss(ring.spec().hosts(), ring.spec().replicas());
        Set<RingId> orphaned = struck.orphaned(stored);
        findings.count("lost", orphaned.size());
        findings.theory(
                "expected",
                Unit.COUNT,
                stored.size() * (whom == Whom.ARC ? loss.probabilityOfNeighbours(hosts) : loss.probability(hosts)));
        findings.count("failed fetches", fetches.failed().size());
        findings.count("dead contacts", fetches.operations().meanDead());
        Recovery.of(ring, stored.stream().filter(key -> !orphaned.contains(key)).toList())
                .report(findings);

        assertThat(fetches).losesOnly(orphaned);
    }
}
