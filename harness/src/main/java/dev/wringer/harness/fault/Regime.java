package dev.wringer.harness.fault;

/** A fault of links or hosts that lasts until it is closed. A link is directed: from one host to another. */
public sealed interface Regime {

    /** How it is written, in the grammar of schedules. */
    String describe();

    /** The ring falls into two parts that cannot reach one another: {@code side} and everybody else. */
    record Partition(Nodes side) implements Regime {
        @Override
        public String describe() {
            return "partition " + side.describe();
        }
    }

    /** The links from each of {@code from} to each of {@code to} are faulty, and those back too if {@code bothWays}. */
    record Degraded(Nodes from, Nodes to, boolean bothWays, LinkFault fault) implements Regime {
        @Override
        public String describe() {
            return fault.describe() + " " + from.describe() + (bothWays ? " <-> " : " -> ") + to.describe();
        }
    }

    /**
     * Whole hosts are frozen: their connections stay open, and nothing is answered, until they go on where they were.
     * They remain members, and to everybody else look dead. So until they go on no client asks them anything, no other
     * fault picks them, and snapshots, the ideal state and the census of replicas are of the others.
     */
    record Pause(Nodes whom) implements Regime {
        @Override
        public String describe() {
            return "pause " + whom.describe();
        }
    }

    /**
     * Whole hosts are dead: they crash when it begins, and are started again when it ends, under the same names and so with
     * the same nodes, which join again.
     *
     * @param disk what they find of the blocks that they held
     */
    record Down(Nodes whom, Disk disk) implements Regime {
        @Override
        public String describe() {
            return "down " + whom.describe() + ", " + disk.describe();
        }
    }

    /** No node maintains its tables. */
    record Still() implements Regime {
        @Override
        public String describe() {
            return "still";
        }
    }

    /** A partition of {@code side} from everybody else. */
    static Regime partition(Nodes side) {
        return new Partition(side);
    }

    /** Nothing gets from one of {@code one} to one of {@code other}, nor back. */
    static Regime cut(Nodes one, Nodes other) {
        return new Degraded(one, other, true, new LinkFault.BlackHole());
    }

    /** Nothing gets from one of {@code from} to one of {@code to}; the other way all is well. */
    static Regime oneWayCut(Nodes from, Nodes to) {
        return new Degraded(from, to, false, new LinkFault.BlackHole());
    }

    /** The links from each of {@code from} to each of {@code to}, in that direction only, have this fault. */
    static Regime degraded(Nodes from, Nodes to, LinkFault fault) {
        return new Degraded(from, to, false, fault);
    }

    /** The hosts of {@code whom} are frozen. */
    static Regime paused(Nodes whom) {
        return new Pause(whom);
    }

    /** The hosts of {@code whom} are dead for a time, and find this of their disks. */
    static Regime down(Nodes whom, Disk disk) {
        return new Down(whom, disk);
    }
}
