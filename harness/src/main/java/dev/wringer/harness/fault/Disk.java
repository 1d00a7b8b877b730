package dev.wringer.harness.fault;

/** What becomes of the blocks that a host keeps on its disk, between its death and its coming back. */
public sealed interface Disk {

    /** How it is written, in the grammar of schedules. */
    String describe();

    /** Whether every block is found again as it was. */
    default boolean keepsAll() {
        return this instanceof Kept || this instanceof Full;
    }

    /** Whether it says anything only of hosts that keep their blocks on disk. */
    default boolean isOfBlocksOnDisk() {
        return this instanceof Corrupted || this instanceof Full;
    }

    /** Nothing: all blocks are found again. */
    record Kept() implements Disk {
        @Override
        public String describe() {
            return "disk kept";
        }
    }

    /**
     * All blocks are found again, and there is no room for another, nor for another version of one, until the host is started
     * again with a disk that has room.
     */
    record Full() implements Disk {
        @Override
        public String describe() {
            return "disk full";
        }
    }

    /** All blocks are gone, as with a new disk. */
    record Lost() implements Disk {
        @Override
        public String describe() {
            return "disk lost";
        }
    }

    /**
     * Bytes of the blocks themselves have changed, in the file, unnoticed by whoever does not verify them.
     *
     * @param share which share of the blocks that a host holds is damaged, chosen at random, rounded to the nearest
     *     number of blocks; 0 … 1
     */
    record Corrupted(double share) implements Disk {
        /** Checks the range. */
        public Corrupted {
            Ranges.share(share);
        }

        @Override
        public String describe() {
            return "disk " + Texts.percent(share) + " corrupted";
        }
    }
}
