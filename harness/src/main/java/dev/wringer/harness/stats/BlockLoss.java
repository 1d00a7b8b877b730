package dev.wringer.harness.stats;

/**
 * Theory: how many blocks are lost for ever when nodes are killed at random, before any repair. A block is lost exactly
 * when all its holders are among the dead, wherever they sit on the ring. Immutable and thread-safe.
 *
 * @param nodes how many nodes the ring has, N
 * @param replicas on how many different nodes each block lies, k: 1 … N
 */
public record BlockLoss(int nodes, int replicas) {

    /** Checks the ranges. */
    public BlockLoss {
        if (replicas < 1 || replicas > nodes) {
            throw new IllegalArgumentException(replicas + " replicas do not fit " + nodes + " nodes");
        }
    }

    /**
     * The probability that a block is lost: {@code C(N−k, F−k) / C(N, F)}, about {@code (F/N)^k}.
     *
     * @param dead how many nodes were killed, F: 0 … N
     */
    public double probability(int dead) {
        if (dead < 0 || dead > nodes) {
            throw new IllegalArgumentException(dead + " of " + nodes + " nodes cannot be dead");
        }
        // The quotient of binomials, cancelled: the holders die one after another. Neither overflows nor loses digits.
        double probability = 1;
        for (int i = 0; i < replicas; i++) {
            probability *= Math.max(0, dead - i) / (double) (nodes - i);
        }
        return probability;
    }

    /**
     * The probability that a block is lost if the dead are neighbours on the circle, and its holders too: {@code (F−k+1)/N} as long
     * as not everybody is dead.
     *
     * @param dead how many nodes were killed, F: 0 … N
     */
    public double probabilityOfNeighbours(int dead) {
        if (dead < 0 || dead > nodes) {
            throw new IllegalArgumentException(dead + " of " + nodes + " nodes cannot be dead");
        }
        return dead == nodes ? 1 : Math.max(0, dead - replicas + 1) / (double) nodes;
    }

    /**
     * How many of so many lookups, each of a random block, fail on average.
     *
     * @param dead how many nodes were killed: 0 … N
     */
    public double expectedFailures(int dead, int lookups) {
        return probability(dead) * lookups;
    }
}
