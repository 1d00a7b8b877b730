package dev.wringer.cli;

/**
 * After how many rings one looks. Nothing depends on it but how soon the run can end: what is decided follows from the pairs alone.
 *
 * @param virtual whether time is virtual, and rings cheap enough to run several at a time
 * @param fewest the fewest rings after which there can be anything to see
 * @param most how many rings there may be
 */
record Looks(boolean virtual, int fewest, int most) {

    private static final int PORTION = 4;

    /** How many rings to run next, at least one as long as there are fewer than the most. */
    int next(int rings) {
        int wanted = !virtual ? 1 : rings == 0 ? fewest : Math.max(2, rings / PORTION);
        return Math.min(wanted, most - rings);
    }
}
