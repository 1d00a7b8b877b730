package dev.wringer.harness.conformance;

import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TablesAtRest;
import dev.wringer.harness.testee.InspectedNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Maintenance stops and resumes by word of the hosts, and tables stay meanwhile: for some seconds, in which nobody is known to
 * come or go. Leaves maintenance as it was.
 */
final class MaintenanceSwitchCheck implements Check<Hosts> {

    private final Duration standstill;

    /** @param standstill how long tables are to stay */
    MaintenanceSwitchCheck(Duration standstill) {
        this.standstill = standstill;
    }

    @Override
    public String name() {
        return Clause.MAINTENANCE.title();
    }

    @Override
    public String examine(Hosts hosts) {
        for (Examined host : hosts.all()) {
            boolean before = host.status().maintenance();
            try {
                tell(host, false);
                tell(host, false); // idempotent
                RingSnapshot then = snapshot(host.inspect());
                Patience.pass(standstill);
                new TablesAtRest(then).check(snapshot(host.inspect()));
                tell(host, true);
            } finally {
                restore(host, before);
            }
        }
        return Check.hosts(hosts.all()) + " said of maintenance what was told, and kept all tables for "
                + Patience.text(standstill)
                + "; that it really stops and resumes is seen with --node-command or --node-image";
    }

    /**
     * Tells a host, and looks whether it says the same.
     *
     * @throws ContractBreach if not
     */
    static void tell(Examined host, boolean running) {
        host.ask(testee -> testee.switchMaintenance(running));
        host.status().otherMaintenanceThan(running).ifPresent(seen -> {
            throw new ContractBreach(Clause.MAINTENANCE, host.name(), seen);
        });
    }

    /** Also when somebody has interrupted this thread, who is told later. */
    private static void restore(Examined host, boolean running) {
        boolean interrupted = Thread.interrupted();
        try {
            host.ask(testee -> testee.switchMaintenance(running));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What these nodes believe. */
    static RingSnapshot snapshot(List<InspectedNode> nodes) {
        List<NodeSnapshot> beliefs = nodes.stream()
                .map(InspectedNode::belief)
                .sorted(Comparator.comparing(belief -> belief.self().id()))
                .toList();
        return new RingSnapshot(0, beliefs);
    }
}
