package dev.wringer.harness.ring;

import java.time.Duration;
import java.util.List;

/** How long a message takes from one host to another, one way. */
public sealed interface Latency {

    /** Always the same. */
    record Constant(Duration delay) implements Latency {
        @Override
        public String toString() {
            return "constant:" + millis(delay);
        }
    }

    /** Uniform between two bounds. */
    record Uniform(Duration shortest, Duration longest) implements Latency {
        @Override
        public String toString() {
            return "uniform:" + millis(shortest) + ".." + millis(longest);
        }
    }

    /** Exponential with this mean, as in TON'03 §VI-D. */
    record Exponential(Duration mean) implements Latency {
        @Override
        public String toString() {
            return "exponential:" + millis(mean);
        }
    }

    /**
     * Measured between sites: host number i stands at site i modulo the number of sites.
     *
     * @param name where the numbers come from
     * @param delays delays.get(a).get(b) is the delay from site a to site b; square
     */
    record Matrix(String name, List<List<Duration>> delays) implements Latency {
        /** Checks that the matrix is square and not empty. */
        public Matrix {
            int sites = delays.size();
            if (sites == 0 || delays.stream().anyMatch(row -> row.size() != sites)) {
                throw new IllegalArgumentException("the latency matrix " + name + " is not square");
            }
        }

        @Override
        public String toString() {
            return "matrix:" + name;
        }
    }

    private static String millis(Duration duration) {
        String text = Double.toString(duration.toNanos() / 1e6);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + "ms";
    }
}
