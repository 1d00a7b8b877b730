package dev.wringer.harness.ring;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A place where rings run. Thread-safe: several rings may be started at once. */
public interface Testbed extends AutoCloseable {

    /** The name by which the command line knows it. */
    String name();

    /**
     * Looks, within seconds, whether rings can be started at all, here and now.
     *
     * @throws TestbedFailure if not, with what helps
     */
    default void requirePresence() {}

    /** Whether it can do this, here and now; to find out may take a moment. */
    boolean offers(Capability capability);

    /** All that it can do, here and now; to find out may take a moment. */
    default Set<Capability> offered() {
        Set<Capability> offered = EnumSet.allOf(Capability.class);
        offered.removeIf(capability -> !offers(capability));
        return offered;
    }

    /** Which of these it cannot do, for people; if any. */
    default Optional<String> missing(Set<Capability> needs) {
        Set<Capability> missing = EnumSet.noneOf(Capability.class);
        missing.addAll(needs);
        missing.removeIf(this::offers);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(missing.stream().map(Capability::toString).collect(Collectors.joining(", ")));
    }

    /** Where or how it can do this, if it cannot always: {@code with an image of your own}. Known without a look at the machine. */
    default Optional<String> condition(Capability capability) {
        return Optional.empty();
    }

    /**
     * Values for parameters of a ring that suit this testbed better than the general defaults, by the parameters' names.
     * What a scenario states and what a user sets go before.
     *
     * @param nodes how large the ring is to be
     */
    default Map<String, String> defaults(int nodes) {
        return Map.of();
    }

    /** Why this ring cannot run here although the testbed has all the capabilities for it, with a remedy; if so. */
    default Optional<String> refusal(RingSpec spec) {
        return Optional.empty();
    }

    /**
     * Starts a ring and returns when all its nodes are members.
     *
     * @param seed names the hosts, and everything random is drawn from forks of it
     * @param events told of everything from the first member on
     * @throws TestbedFailure if it cannot; nothing is left behind then
     */
    Cluster start(RingSpec spec, Seed seed, ClusterEvents events);

    /**
     * This testbed, which hands hosts on from one ring to the next where it can, so that they need not be started anew. Whoever
     * asks for it closes it.
     */
    default Testbed keepingHosts() {
        return this;
    }

    /** Ends hosts that were kept for another ring, if there are any. Rings that come later keep none. */
    @Override
    default void close() {}
}
