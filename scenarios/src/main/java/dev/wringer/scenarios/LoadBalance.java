package dev.wringer.scenarios;

import static dev.wringer.harness.trial.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Rings;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.KeyLoad;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.stats.Quantiles;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.Workloads;

/**
 * TON'03 Figs 8 and 9: how evenly keys fall on hosts, and how virtual nodes even it out. Each node's own claim counts,
 * (predecessor, self]; a key that nobody claims, or more than one node, fails the trial.
 */
public final class LoadBalance {

    @Scenario(
            name = "load-balance",
            summary = "Keys per host at 10,000 hosts with 1, 2, 5, 10 and 20 virtual nodes each.",
            rule = "a key is claimed by no node, or by several.",
            nodes = 10_000,
            successors = 4,
            replicas = 1,
            seeds = 5,
            needs = {Capability.ASSEMBLE, Capability.HUGE_RINGS})
    @Sweep(
            parameter = "virtual",
            values = {1, 2, 5, 10, 20})
    @Measured(column = "99th percentile / mean", better = LOWER, margin = "0.1×")
    @Measured(column = "fullest / mean", better = LOWER, margin = "0.2×")
    @Measured(column = "hosts without a key", better = LOWER, margin = "10")
    void loadBalance(
            Rings rings,
            RingSpec spec,
            Findings findings,
            Seed seed,
            @Setting(name = "virtual", min = 1, max = 100, help = "virtual nodes on each of the hosts") int virtual,
            @Setting(name = "keys", value = "1000000", min = 1, help = "random keys") int keys) {
        if (spec.virtualNodes() != 1) {
            throw new UsageError("load-balance varies the virtual nodes itself: leave virtual-nodes at 1");
        }
        Ring ring = rings.start(each -> each.spread(each.hosts(), virtual));
        KeyLoad load = KeyLoad.of(
                ring.snapshot(), Workloads.randomKeys(keys, seed.fork("keys").entropy()));
        Quantiles perHost = Quantiles.of(load.perHost());
        double mean = (double) keys / ring.spec().hosts();

        findings.ratio("1st percentile / mean", perHost.at(0.01) / mean);
        findings.ratio("median / mean", perHost.median() / mean);
        findings.ratio("99th percentile / mean", perHost.at(0.99) / mean);
        findings.ratio("fullest / mean", perHost.at(1) / mean);
        findings.count("hosts without a key", load.hostsWithoutKeys());

        assertThat(load.check()).isEmpty();
    }
}
