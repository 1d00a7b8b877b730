package dev.wringer.harness.conformance;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TablesAtRest;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;

/**
 * While maintenance is stopped a host that dies stays in everybody's tables, and its replicas are not made good; once it resumes,
 * it goes from the tables, and they are. Kills the host that was started last, and starts it again.
 */
final class MaintenanceCheck implements Check<ExaminedRing> {

    private static final Duration COMING_TO_REST = Duration.ofSeconds(1);
    private static final Duration STANDSTILL = Duration.ofSeconds(4); // several rounds, and a round of repair

    @Override
    public String name() {
        return Clause.MAINTENANCE.title();
    }

    @Override
    public String examine(ExaminedRing ring) {
        ring.requireIdeal();
        Examined victim = ring.newest();
        List<RingId> keys = keysOf(victim);
        ring.switchMaintenance(false);
        ring.switchMaintenance(false); // idempotent
        Patience.pass(COMING_TO_REST);
        RingSnapshot before = ring.snapshot();
        ring.kill(List.of(victim));
        Holdings held = ring.holdings(keys);
        Patience.pass(STANDSTILL);
        new TablesAtRest(before).check(ring.snapshot());
        requireSame(held, ring.holdings(keys), ring);
        ring.switchMaintenance(true);
        requireRepair(ring, keys);
        Examined back = ring.startAgain(victim, true, false);
        ring.awaitEntrance(back, ring.spec().recoveryBound());
        return "while it was stopped a dead host stayed in all tables for " + Patience.text(STANDSTILL)
                + "; once it resumed, tables and " + Check.count(keys.size(), "block", "blocks") + " were repaired";
    }

    private static List<RingId> keysOf(Examined host) {
        return host.holdings(List.of()).stream()
                .flatMap(node -> node.held().stream())
                .map(Block::key)
                .distinct()
                .toList();
    }

    private static void requireSame(Holdings before, Holdings now, ExaminedRing ring) {
        for (RingId key : before.holders().keySet()) {
            if (!before.holdersOf(key).equals(now.holdersOf(key))) {
                throw breach(
                        ring,
                        "replicas of " + key.toShortString() + " are held by " + now.holdersOf(key)
                                + " while maintenance is stopped, and were by " + before.holdersOf(key));
            }
        }
    }

    private static void requireRepair(ExaminedRing ring, List<RingId> keys) {
        ring.awaitIdeal().ifPresent(violation -> {
            throw new ContractBreach(
                    Clause.MAINTENANCE,
                    violation.members().get(0).host(),
                    Patience.text(ring.spec().recoveryBound()) + " after maintenance has resumed "
                            + violation.witness());
        });
        new Replication(ring, keys).await().ifPresent(missing -> {
            throw breach(
                    ring,
                    missing + ", " + Patience.text(ring.spec().recoveryBound()) + " after maintenance has resumed");
        });
    }

    /** Of nobody in particular. */
    private static ContractBreach breach(ExaminedRing ring, String seen) {
        return new ContractBreach(Clause.MAINTENANCE, "one of " + Check.hosts(ring.all()), seen);
    }
}
