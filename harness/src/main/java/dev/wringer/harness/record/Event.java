package dev.wringer.harness.record;

import dev.wringer.node.protocol.Peer;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line of a trial's record. Times are nanoseconds of the testbed's clock since the trial began. */
public sealed interface Event {

    /** When it happened; for an operation, when it was completed. */
    long atNanos();

    /**
     * The trial begins.
     *
     * @param settings every parameter with its value, in order
     */
    record Begun(long atNanos, String scenario, String testbed, long seed, Map<String, String> settings)
            implements Event {
        /** Takes a copy that keeps the order. */
        public Begun {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }

    /**
     * The ring stands: all of these became members at this moment.
     *
     * @param formation how: assembled in the ideal state, or the founders of a ring that then grows
     * @param members ordered by host and virtual node, whatever order they are given in: so a million members that are
     *     named by number are recorded as one range
     */
    record Formed(long atNanos, Formation formation, List<Peer> members) implements Event {
        /** Takes a copy in order. */
        public Formed {
            members = members.stream()
                    .sorted(Comparator.comparing(Peer::host).thenComparingInt(Peer::virtualNode))
                    .toList();
        }
    }

    /** How a ring comes into being. */
    enum Formation {
        /** All members were given the ideal state at once. */
        ASSEMBLED,
        /** r + 1 founders know one another; everybody else joins. */
        GROWN
    }

    /** A node became a member by joining. */
    record Joined(long atNanos, Peer member) implements Event {}

    /** Nodes left voluntarily and had handed over by this moment. */
    record Left(long atNanos, List<Peer> leavers) implements Event {}

    /**
     * Hosts were crashed, all of their nodes with them.
     *
     * @param evidence how it is known that they are dead
     */
    record Crashed(long atNanos, List<Peer> victims, String evidence) implements Event {}

    /**
     * Hosts that had crashed were started again; each of their nodes is a member once it has {@linkplain Joined joined}.
     *
     * @param disk what became of their disks meanwhile
     * @param evidence how that is known
     */
    record Restarted(long atNanos, List<Peer> nodes, String disk, String evidence) implements Event {}

    /** A regime of faults begins. */
    record Imposed(long atNanos, String regime, String evidence) implements Event {}

    /** A regime of faults ends. */
    record Healed(long atNanos, String regime) implements Event {}

    /** Maintenance was stopped or resumed on all nodes. */
    record MaintenanceSwitched(long atNanos, boolean running) implements Event {}

    /** A client's operation was completed. */
    record Completed(Operation operation) implements Event {
        @Override
        public long atNanos() {
            return operation.completedNanos();
        }
    }

    /** The ring was looked at. */
    record Snapshot(String label, RingSnapshot ring) implements Event {
        @Override
        public long atNanos() {
            return ring.atNanos();
        }
    }

    /** It was counted who holds which block. */
    record Inventory(String label, Holdings holdings) implements Event {
        @Override
        public long atNanos() {
            return holdings.atNanos();
        }
    }

    /** A check remarked something. */
    record Remarked(long atNanos, String check, String remark) implements Event {}

    /** The trial ended. */
    record Ended(long atNanos, String outcome, String reason) implements Event {}
}
