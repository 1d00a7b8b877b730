package dev.wringer.harness.fault;

import java.util.Locale;

/** What becomes of the blocks that a host keeps on its disk, between its death and its coming back. */
public sealed interface Disk {

    /** One phrase for the record and for plots. */
    String describe();

    /** Nothing: all blocks are found again. */
    record Kept() implements Disk {
        @Override
        public String describe() {
            return "disk kept";
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
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
            }
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "%s %% of the blocks on disk corrupted", 100 * share);
        }
    }
}
