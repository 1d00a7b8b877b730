package dev.wringer.harness.ring;

import dev.wringer.node.port.Entropy;

/**
 * The number from which everything random in a trial is drawn. Each purpose gets a seed of its own, so that drawing more
 * for one purpose changes nothing for another.
 */
public record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final long FORK_GAMMA = 0xd1342543de82ef95L; // another odd one: forks are not draws

    /** The seed for one purpose. */
    public Seed fork(String purpose) {
        long hash = mix(value);
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return new Seed(mix(hash));
    }

    /** The seed for one of many alike. */
    public Seed fork(int index) {
        return new Seed(mix(mix(value) + FORK_GAMMA * (index + 1L)));
    }

    /** A new source of random numbers that starts at this seed (SplitMix64 of Steele, Lea and Flood, OOPSLA'14). */
    public Entropy entropy() {
        return new SplitMix(value);
    }

    private static final class SplitMix implements Entropy {

        private long state;

        SplitMix(long state) {
            this.state = state;
        }

        @Override
        public long nextLong() {
            state += GOLDEN_GAMMA;
            return mix(state);
        }
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
