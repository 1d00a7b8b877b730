package dev.wringer.node.port;

/** A source of random numbers: seeded in simulation. */
public interface Entropy {

    /** 64 uniformly distributed bits. */
    long nextLong();

    /**
     * A uniformly distributed integer in [0, bound).
     *
     * @param bound &gt; 0
     */
    default int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        // Lemire's multiply-shift; the bias of at most bound / 2^32 is far below what any of our samples can show.
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A uniformly distributed number in [0, 1). */
    default double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /**
     * A uniformly distributed duration in [from, to], in whatever unit both are.
     *
     * @param to ≥ from
     */
    default long between(long from, long to) {
        return from + (long) (nextDouble() * (to - from + 1));
    }
}
