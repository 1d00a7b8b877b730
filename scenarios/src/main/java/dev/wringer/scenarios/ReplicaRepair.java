package dev.wringer.scenarios;

import static dev.wringer.harness.fault.Nodes.fraction;
import static dev.wringer.harness.fault.Strike.crash;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.RepairTraffic;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Clients;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Struck;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.node.id.RingId;
import java.util.List;
import java.util.Set;

/**
 * Repair after a share of the hosts has crashed: how long it takes, and how many blocks it moves against the least possible,
 * one for each ideal holder that lacks a block just after the crash. While every block is in place, before and afterwards, it must move
 * none: needless repair is a defect as well.
 */
public final class ReplicaRepair {

    @Scenario(
            name = "replica-repair",
            summary = "Time and transfers of replica repair after a crash, and none while every block is in place.",
            rule = "repair moves a block while all are in place.",
            nodes = 100,
            successors = 16,
            replicas = 5,
            seeds = 10,
            needs = Capability.CRASH,
            defaults = "repair=30s")
    @Sweep(
            parameter = "killed",
            percent = {1, 5, 10, 20, 30})
    @RecoveryMeasured
    @Measured(column = "moved / least", better = LOWER, margin = "0.1×")
    @Measured(column = "needless", better = LOWER, margin = "0.5")
    void replicaRepair(
            Ring ring,
            Clients clients,
            Findings findings,
            Seed seed,
            @Setting(name = "killed", min = 0, max = 90, help = "share of the hosts that crash at once") double killed,
            @Setting(name = "blocks", value = "500", min = 1, help = "blocks stored before") int blocks) {
        ring.await(ideal());
        List<RingId> stored = Stock.of(blocks, ring, clients, seed);
        long needless = copiedAtRest(ring);

        Struck struck = ring.strike(crash(fraction(killed)));
        ring.measure("after the crash");
        Set<RingId> orphaned = struck.orphaned(stored);
        List<RingId> surviving =
                stored.stream().filter(key -> !orphaned.contains(key)).toList();
        Recovery.of(ring, surviving).report(findings);
        RepairTraffic repair = untilNow(ring, "after repair");
        needless += copiedAtRest(ring);

        findings.count("moved", repair.copied());
        findings.theory("least possible", Unit.COUNT, (double) repair.missing());
        findings.ratio("moved / least", repair.factor().orElse(1.0));
        findings.count("needless", needless);
    }

    /** How many blocks maintenance copies in three of its intervals; any at all fails the trial if all are in place. */
    private static long copiedAtRest(Ring ring) {
        ring.measure("at rest");
        ring.pass(ring.spec().repairInterval().multipliedBy(3));
        return untilNow(ring, "after a rest").copied();
    }

    /** What maintenance has copied since the last measurement. */
    private static RepairTraffic untilNow(Ring ring, String label) {
        ring.measure(label);
        return RepairTraffic.latest(ring.truth()).orElseThrow();
    }
}
