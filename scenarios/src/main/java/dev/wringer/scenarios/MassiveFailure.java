package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.FailureExplanation.PROTOCOL;
import static dev.wringer.harness.oracle.FailureExplanation.UNAVOIDABLE;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lecture's experiment: 1,000 servers, 1,000 pairs with five replicas each; stop X %, immediately fetch 1,000 pairs:
 * "massive failures have little impact". <i>Immediately</i> means that no maintenance runs between the failure and the
 * last fetch.
 */
public final class MassiveFailure {

    @Scenario(
            name = "massive-failure",
            summary =
                    "Fetch blocks right after X % of all nodes die at once, before any repair (the lecture's experiment).",
            rule =
                    "a block cannot be fetched although one of its holders is alive; afterwards the ring does not become ideal, or blocks do not get all their replicas again.",
            nodes = 1_000,
            successors = 20,
            replicas = 5,
            seeds = 20,
            needs = Capability.CRASH,
            defaults = "lookup-timeout=120s")
    @Sweep(
            parameter = "killed",
            percent = {10, 20, 30, 40, 50})
    @Success(column = "failed lookups", failures = true, among = "lookups", theory = "expected")
    @Measured(column = "failed lookups", better = LOWER, margin = "1")
    @Measured(column = "protocol", better = LOWER, margin = "0.5")
    @Measured(column = "mean path", better = LOWER, margin = "0.1")
    @Measured(column = "dead contacts", better = LOWER, margin = "0.1")
    @RecoveryMeasured
    void massiveFailure(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "killed", min = 0, max = 90, help = "share of the nodes that die at once") double killed,
            @Setting(name = "blocks", value = "1000", min = 1, help = "blocks stored before") int blocks,
            @Setting(name = "lookups", value = "1000", min = 1, help = "fetches right after") int lookups) {
        ring.await(ideal());
        List<RingId> stored = Stock.of(blocks, ring, clients, seed);
        assumeFalse(stored.isEmpty(), "not one block could be stored: nothing to lose");

        ring.stopMaintenance();
        Struck struck = ring.strike(crash(fraction(killed)));
        Fetches fetches = clients.fetch(repeated(stored, lookups));
        ring.resumeMaintenance();

        int failed = fetches.failed().size();
        long unavoidable = fetches.failedBecause(UNAVOIDABLE);
        long protocol = fetches.failedBecause(PROTOCOL);
        findings.count("failed lookups", failed);
        findings.theory(
                "expected",
                Unit.COUNT,
                new BlockLoss(ring.spec().hosts(), ring.spec().replicas()) // each copy lives on a host of its own
                        .expectedFailures(struck.hosts(), lookups));
        findings.count("unavoidable", unavoidable);
        findings.count("protocol", protocol);
        findings.count("other", failed - unavoidable - protocol);
        findings.count("mean path", fetches.operations().meanPath());
        findings.count("dead contacts", fetches.operations().meanDead());

        Set<RingId> orphaned = struck.orphaned(stored);
        List<RingId> surviving =
                stored.stream().filter(key -> !orphaned.contains(key)).toList();
        Recovery.of(ring, surviving).report(findings);

        assertThat(fetches).losesOnly(orphaned);
    }

    /** Each key in turn, and from the start again, until there are enough. */
    private static List<RingId> repeated(List<RingId> keys, int number) {
        List<RingId> repeated = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            repeated.add(keys.get(i % keys.size()));
        }
        return repeated;
    }
}
