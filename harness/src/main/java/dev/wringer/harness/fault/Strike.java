package dev.wringer.harness.fault;

import dev.wringer.harness.record.Release;

/** A change of who is there that happens at an instant and cannot be taken back. */
public sealed interface Strike {

    /** How it is written, in the grammar of schedules. */
    String describe();

    /** A strike that hits hosts which are there. */
    sealed interface OnHosts extends Strike {

        /** Whom it hits. */
        Nodes whom();
    }

    /** Whole hosts die at the same instant, without a goodbye, with every virtual node on them. */
    record Crash(Nodes whom) implements OnHosts {
        @Override
        public String describe() {
            return "crash " + whom.describe();
        }
    }

    /** Whole hosts leave voluntarily: they hand over their blocks and say farewell to their neighbours. */
    record Leave(Nodes whom) implements OnHosts {
        @Override
        public String describe() {
            return "leave " + whom.describe();
        }
    }

    /**
     * Whole hosts die at the same instant, as in a {@link Crash}, and come back at once, under the same names and so with
     * the same nodes, which join again.
     *
     * @param disk what they find of the blocks that they held
     */
    record Restart(Nodes whom, Disk disk) implements OnHosts {
        @Override
        public String describe() {
            return "restart " + whom.describe() + ", " + disk.describe();
        }
    }

    /**
     * Hosts are replaced one by one, by the order of their names: each is stopped, started again with its disk as
     * another release of the node, and the next one follows when the ring is ideal again.
     *
     * @param release what they run afterwards
     * @param stop how each is stopped
     */
    record Replace(Nodes whom, Release release, Stop stop) implements OnHosts {
        @Override
        public String describe() {
            return (release == Release.CANDIDATE ? "upgrade " : "downgrade ")
                    + whom.describe()
                    + (stop == Stop.KILL ? ", killed" : "");
        }
    }

    /** How a host is stopped that is to be replaced. */
    enum Stop {
        /** It leaves, as operators have it do. */
        LEAVE,
        /** It is killed. */
        KILL
    }

    /**
     * More hosts are started at once, and join each through a member chosen at random.
     *
     * @param hosts how many, ≥ 1
     */
    record Join(int hosts) implements Strike {
        /** Checks the range. */
        public Join {
            Ranges.positive(hosts);
        }

        @Override
        public String describe() {
            return "join " + hosts;
        }
    }

    /** A crash of the hosts of {@code whom}. */
    static Crash crash(Nodes whom) {
        return new Crash(whom);
    }

    /** A voluntary departure of the hosts of {@code whom}. */
    static Leave leave(Nodes whom) {
        return new Leave(whom);
    }

    /** The hosts of {@code whom} crash and come back with what they had on disk. */
    static Restart restart(Nodes whom) {
        return new Restart(whom, new Disk.Kept());
    }

    /** The hosts of {@code whom} crash and come back with what they had on disk, and take no more blocks. */
    static Restart fillDisk(Nodes whom) {
        return new Restart(whom, new Disk.Full());
    }

    /** The hosts of {@code whom} crash and come back without any block. */
    static Restart loseDisk(Nodes whom) {
        return new Restart(whom, new Disk.Lost());
    }

    /** The hosts of {@code whom} crash and come back with this share of their blocks damaged. */
    static Restart corrupt(Nodes whom, double share) {
        return new Restart(whom, new Disk.Corrupted(share));
    }
}
