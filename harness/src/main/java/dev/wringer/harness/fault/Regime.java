package dev.wringer.harness.fault;

/** A fault of the links that lasts until it is closed. A link is directed: from one host to another. */
public sealed interface Regime {

    /** One line for the record and for plots. */
    String describe();

    /** Nothing gets from {@code from} to {@code to}, nor back if {@code bothWays}. */
    record Cut(Nodes from, Nodes to, boolean bothWays) implements Regime {
        @Override
        public String describe() {
            return "cut " + from + (bothWays ? " ↔ " : " → ") + to;
        }
    }

    /** The ring falls into two halves that cannot reach one another: {@code side} and everybody else. */
    record Partition(Nodes side) implements Regime {
        @Override
        public String describe() {
            return "partition " + side + " | the rest";
        }
    }

    /**
     * Each message from {@code from} to {@code to} is lost with this probability, independently.
     *
     * @param probability 0 … 1
     */
    record Loss(Nodes from, Nodes to, double probability) implements Regime {
        /** Checks the range. */
        public Loss {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a loss of " + probability + " is outside 0 … 1");
            }
        }

        @Override
        public String describe() {
            return "lose " + 100 * probability + " % of " + from + " → " + to;
        }
    }
}
