package dev.wringer.harness.fault;

import java.time.Duration;

/** Refuses numbers that no fault can have. */
final class Ranges {

    private Ranges() {}

    static void share(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
        }
    }

    static void probable(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability + " is outside 0 … 1");
        }
    }

    static void positive(long number) {
        if (number <= 0) {
            throw new IllegalArgumentException(number + " is not positive");
        }
    }

    static void notNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException(number + " is negative");
        }
    }

    static void notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time of " + time + " is negative");
        }
    }
}
