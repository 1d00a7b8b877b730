package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.oracle.LookupJudgement.CORRECT;
import static dev.wringer.harness.oracle.LookupJudgement.LIVE_NODE_SUSPECTED;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Success;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.JudgedLookups;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.workload.Workloads;
import java.util.List;
import java.util.Optional;

/**
 * TON'03 Table II: path length and time-outs of lookups after a share of all nodes has failed. Stabilization is stopped
 * and dead fingers are kept; every lookup must still find the right owner. The paper does not say whether a failed node
 * is counted that would own the key and is found dead only when the owner's life is established; so the table tells how
 * many of the time-outs come before that.
 */
public final class TableTwo {

    /** A row of the published table: means over 10,000 lookups, N = 1,000, r = 20. */
    private record Published(double failed, double path, double timeouts) {

        private static final List<Published> TABLE = List.of(
                new Published(0.0, 3.84, 0.0),
                new Published(0.1, 4.03, 0.60),
                new Published(0.2, 4.22, 1.17),
                new Published(0.3, 4.44, 2.02),
                new Published(0.4, 4.69, 3.23),
                new Published(0.5, 5.09, 5.10));

        static Optional<Published> rowOf(double failed) {
            return TABLE.stream()
                    .filter(row -> Math.abs(row.failed - failed) < 1e-9)
                    .findFirst();
        }
    }

    @Scenario(
            name = "table-2",
            summary = "Path length and time-outs after a share of all nodes fails, beside Table II of the Chord paper.",
            rule = "a lookup names another node than the owner.",
            nodes = 1_000,
            successors = 20,
            seeds = 10,
            needs = Capability.CRASH,
            defaults = "lookup-timeout=120s")
    @Sweep(
            parameter = "failed",
            percent = {0, 10, 20, 30, 40, 50})
    @Success(column = "lookups not right", failures = true, among = "lookups")
    @Measured(column = "path", better = LOWER, margin = "0.1")
    @Measured(column = "time-outs", better = LOWER, margin = "0.1")
    @Measured(column = "lookups not right", better = LOWER, margin = "1")
    void tableTwo(
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

        Optional<Published> published =
                ring.spec().nodes() == 1_000 && ring.spec().successors() == 20
                        ? Published.rowOf(failed)
                        : Optional.empty();
        findings.count("path", operations.meanPath());
        published.ifPresent(row -> findings.published("path in Table II", Unit.COUNT, row.path()));
        findings.count("time-outs", operations.meanDead());
        published.ifPresent(row -> findings.published("time-outs in Table II", Unit.COUNT, row.timeouts()));
        findings.count("of them before the key", operations.meanDeadBeforeKey());
        JudgedLookups judged = ring.judge(operations);
        findings.count("lookups not right", lookups - judged.count(CORRECT));
        findings.count("live node suspected", judged.count(LIVE_NODE_SUSPECTED));

        assertThat(operations).allFoundTheOwner(ring);
    }
}
