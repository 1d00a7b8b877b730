package dev.wringer.harness.record;

import dev.wringer.node.protocol.Peer;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

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
     * What the hosts of a ring run.
     *
     * @param implementation name and version, as the hosts say
     * @param variant the protocol, as the hosts say
     * @param image the id of the image that they run, which names it for good; empty where there are no images
     * @param command what starts a host's process; empty where hosts are no processes
     */
    record Implemented(long atNanos, String implementation, String variant, String image, String command)
            implements Event {}

    /**
     * A ring stands: all of these became members at this moment. What is recorded up to the next event of this kind is of
     * this ring.
     *
     * @param formation how: assembled in the ideal state, or the founders of a ring that then grows
     * @param rules by which it is judged
     * @param members ordered by host and virtual node, whatever order they are given in: so a million members that are
     *     named by number are recorded as one range
     */
    record Formed(long atNanos, Formation formation, RingRules rules, List<Peer> members) implements Event {
        /** Takes a copy in order. */
        public Formed {
            members = members.stream()
                    .sorted(Comparator.comparing(Peer::host).thenComparingInt(Peer::virtualNode))
                    .toList();
        }
    }

    /**
     * Some hosts run another protocol than the rest.
     *
     * @param variant what they were told to run
     * @param hosts by name, in their order
     * @param misleading whether they tell others false neighbours
     */
    record Mixed(long atNanos, String variant, List<String> hosts, boolean misleading) implements Event {
        /** Takes a copy. */
        public Mixed {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * From here on these hosts run this release, and all others what they ran before; at first all run the baseline.
     *
     * @param hosts by name, in their order
     * @param runs what that is, as they and the testbed say
     */
    record Deployed(long atNanos, Release release, List<String> hosts, String runs) implements Event {
        /** Takes a copy. */
        public Deployed {
            hosts = List.copyOf(hosts);
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

    /** Nodes were told to leave; they are members until they have {@linkplain Left left}. */
    record Leaving(long atNanos, List<Peer> leavers) implements Event {}

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
     * @param kept whether all that they held is to be found again
     * @param evidence how that is known
     */
    record Restarted(long atNanos, List<Peer> nodes, String disk, boolean kept, String evidence) implements Event {
        /** What became of a disk that has no room any more. */
        public static final String DISK_FULL = "disk full";
    }

    /**
     * A regime of faults begins.
     *
     * @param number counts the regimes of a ring from 0
     */
    record Imposed(long atNanos, int number, String regime, RegimeEffect effect, String evidence) implements Event {}

    /** The regime with this number ends. */
    record Healed(long atNanos, int number, String regime) implements Event {}

    /**
     * A member was taken for dead although it was alive: calls to it were not answered in time. Told where the harness sees
     * every call (the simulator), once for each stretch of time in which no {@link RingRules#settlingNanos} pass between two
     * such calls.
     *
     * @param atNanos when the last of the calls was given up
     * @param sinceNanos when the first was
     * @param calls how many there were
     */
    record Suspected(long atNanos, Peer whom, long sinceNanos, long calls) implements Event {}

    /**
     * From here on a node that is taken for dead may be alive: the invariants, which suppose that it is not, are not held
     * against the protocol until the ring has {@linkplain Settled settled}.
     *
     * @param by what has put an end to it
     */
    record Disturbed(long atNanos, String by) implements Event {}

    /**
     * The invariants are held against the protocol again.
     *
     * @param ideal whether the ring was seen in the ideal state; otherwise just the time is over that it has for that
     */
    record Settled(long atNanos, boolean ideal) implements Event {}

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

    /**
     * What some members believed when something was recorded that turned out to break a promise. Told when the trial is over, for that is
     * known only then.
     *
     * @param line the line of the record around which it was, counted from 1
     * @param nodes those members, ordered by id; without fingers, and without what was on its way to them
     */
    record Believed(long atNanos, int line, List<NodeSnapshot> nodes) implements Event {
        /** Takes a copy. */
        public Believed {
            nodes = List.copyOf(nodes);
        }
    }

    /** It was counted who holds which block. */
    record Inventory(String label, Holdings holdings) implements Event {
        @Override
        public long atNanos() {
            return holdings.atNanos();
        }
    }

    /**
     * What had been counted by this moment.
     *
     * @param label when it was looked, for people
     * @param values each with its name, in order; what nodes have sent since the ring was formed, for instance
     */
    record Measured(long atNanos, String label, Map<String, Long> values) implements Event {
        /** Takes a copy that keeps the order. */
        public Measured {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * How far a ring has come that is waited for, now and then while somebody waits. Nothing is concluded from it.
     *
     * @param members how many live members it has
     * @param wrong how many of them do not have the neighbours that they should have
     * @param blocks how many were acknowledged
     * @param replicated how many of them each of their ideal holders holds
     * @param lost how many of them no live member holds
     */
    record Recovering(long atNanos, int members, int wrong, int blocks, int replicated, int lost) implements Event {}

    /** What is played on a ring: faults by a schedule, and clients that work meanwhile. */
    sealed interface Play extends Event {}

    /**
     * This is going to be played.
     *
     * @param schedule in the grammar of schedules
     * @param workload what clients do, as it is written
     * @param budget whether the schedule is kept inside the protocol's promise
     */
    record Planned(long atNanos, String schedule, String workload, String budget) implements Play {}

    /** A stage of the play begins, and the one before ends. */
    record Entered(long atNanos, Stage stage) implements Play {}

    /** The stages of a play, in their order. */
    enum Stage {
        /** Clients work to warm up; what comes of it is in no figure. */
        WARM_UP,
        /** Nothing has struck yet. */
        QUIET,
        /** Faults strike. */
        FAULTS,
        /** Whatever could be taken back has been. */
        HEALED,
        /** Clients have stopped. */
        OVER
    }

    /**
     * An action of the schedule came to its time.
     *
     * @param action its number, from 1
     * @param text the same action with the hosts that it has hit in place of its selectors, in the grammar of schedules: what
     *     was really done, and when
     * @param note why it was not done as planned; empty if it was
     */
    record Acted(long atNanos, int action, String text, Deed deed, String note) implements Play {}

    /** What became of an action. */
    enum Deed {
        /** It was carried out. */
        DONE,
        /** It was carried out, but not for as long as planned. */
        SHORTENED,
        /** Its selectors chose nobody. */
        NOBODY,
        /** It would have gone beyond what the protocol promises to survive, whoever was chosen. */
        SKIPPED
    }

    /**
     * How well the generator of the workload kept its own plan.
     *
     * @param operations how many it has sent
     * @param latenessNanos how late the latest of them was
     */
    record Paced(long atNanos, long operations, long latenessNanos) implements Play {}

    /** What the harness concludes while a trial is under way, as opposed to what happens in it. */
    sealed interface Finding extends Event {}

    /** Something that whoever reads the record should know; nothing is concluded from it. */
    record Remarked(long atNanos, String topic, String remark) implements Finding {

        /** The topic of the last line of a trial that the harness has spoilt, in the place of its end. */
        public static final String HARNESS = "harness";
    }

    /**
     * From here on nothing is proved about the protocol.
     *
     * @param sinceNanos from when on: no later than {@code atNanos}, and earlier if it was noticed only afterwards
     */
    record Spoilt(long atNanos, long sinceNanos, Cause cause, String reason) implements Finding {}

    /** What can put an end to all proof. */
    enum Cause {
        /** A failure beyond what the protocol promises to survive. */
        PREMISE,
        /**
         * A member took its last live successor for dead because the network lost a message or held it back, or its last one left after it
         * had dropped others that live: an excuse for what goes wrong later, if anything does.
         */
        SUSPICION,
        /** Nothing shows that a fault took effect. */
        EVIDENCE,
        /** The machine had too much to do, and hosts that were alive looked dead. */
        OVERLOAD
    }

    /**
     * A check caught a broken promise.
     *
     * @param check its name
     * @param witness what shows it, one line
     * @param operation the number of the operation that shows it, if it is one: it was proved when that was completed
     * @param excusable whether a premise that broke before excuses it
     */
    record Violated(long atNanos, String check, String witness, OptionalInt operation, boolean excusable)
            implements Finding {}

    /**
     * A check saw what would be a violation, had not living nodes been taken for dead meanwhile. Not held against the
     * protocol, but counted.
     */
    record Excused(long atNanos, String check, String witness) implements Finding {}

    /**
     * The trial was cut short here, before its rings were judged: by whoever ended the run, or by a failure of the harness. What is
     * recorded afterwards was seen while things were taken down, and what is missing may have happened.
     *
     * @param reason for people
     */
    record CutShort(long atNanos, String reason) implements Finding {}

    /** Nothing can be concluded, for this reason: too few samples, for instance. */
    record Undecided(long atNanos, String reason) implements Finding {}

    /**
     * The ring was judged for the last time.
     *
     * @param lagNanos how far the harness may have lagged behind what happened, at any time
     * @param text what was seen, or why nothing was
     */
    record Concluded(long atNanos, long lagNanos, Conclusion conclusion, String text) implements Finding {}

    /** How a ring was found at its end, once all that could be taken back of the faults had been. */
    enum Conclusion {
        /** In the ideal state. */
        IDEAL,
        /** Not in the ideal state within the time that it has for it: a {@link Violated} tells of it. */
        NOT_IDEAL,
        /** It was not looked at, for the reason given. */
        NOT_JUDGED
    }

    /** The trial ended. */
    record Ended(long atNanos, String outcome, String reason) implements Event {}
}
