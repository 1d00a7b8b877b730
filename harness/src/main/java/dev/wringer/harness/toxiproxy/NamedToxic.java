package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import dev.wringer.node.port.Entropy;

/**
 * A toxic as it is listed at a proxy.
 *
 * @param ordinal which of all the toxics that the proxy has ever had
 * @param name unique at the proxy
 * @param toxicity the share of connections that it spoils, 0 … 1
 */
record NamedToxic(int ordinal, String name, Direction direction, double toxicity, Toxic toxic) {

    /**
     * Whether it spoils a direction of a connection. One number is drawn for each, so a larger toxicity spoils those that
     * a smaller one does, and more.
     *
     * @param flow the seed of that direction of that connection
     */
    boolean spoils(Seed flow) {
        return entropy(flow).nextDouble() < toxicity;
    }

    /** From which it draws everything but whether it spoils. */
    Entropy chance(Seed flow) {
        return new Seed(entropy(flow).nextLong()).fork("chance").entropy();
    }

    private Entropy entropy(Seed flow) {
        return flow.fork(name).fork(ordinal).entropy();
    }

    /** Whether another one is to go on in its place rather than to begin anew. */
    boolean isContinuedBy(NamedToxic other) {
        return name.equals(other.name) && direction == other.direction && toxic.type() == other.toxic.type();
    }

    NamedToxic numbered(int number) {
        return new NamedToxic(number, name, direction, toxicity, toxic);
    }

    NamedToxic with(double otherToxicity, Toxic other) {
        return new NamedToxic(ordinal, name, direction, otherToxicity, other);
    }
}
