package dev.wringer.harness.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The headline experiment reduced to what the theory speaks of: how many of 1,000 lookups miss every replica. */
final class KilledRing {

    private static final int NODES = 1_000;
    private static final int LOOKUPS = 1_000;

    private KilledRing() {}

    /** The failed lookups of each of so many independent rings of 1,000 nodes. */
    static double[] failures(double killed, int replicas, int rings, SplittableRandom random) {
        double[] failures = new double[rings];
        for (int i = 0; i < rings; i++) {
            failures[i] = failures(killed, replicas, random);
        }
        return failures;
    }

    private static int failures(double killed, int replicas, SplittableRandom random) {
        double[] ids = random.doubles(NODES).sorted().toArray();
        boolean[] dead = dead((int) Math.round(killed * NODES), random);
        int failures = 0;
        for (int i = 0; i < LOOKUPS; i++) {
            int successor = -Arrays.binarySearch(ids, random.nextDouble()) - 1;
            failures += allDead(dead, successor, replicas) ? 1 : 0;
        }
        return failures;
    }

    private static boolean[] dead(int count, SplittableRandom random) {
        boolean[] dead = new boolean[NODES];
        for (int killed = 0; killed < count; ) {
            int victim = random.nextInt(NODES);
            killed += dead[victim] ? 0 : 1;
            dead[victim] = true;
        }
        return dead;
    }

    private static boolean allDead(boolean[] dead, int first, int replicas) {
        for (int i = 0; i < replicas; i++) {
            if (!dead[(first + i) % NODES]) {
                return false;
            }
        }
        return true;
    }
}
