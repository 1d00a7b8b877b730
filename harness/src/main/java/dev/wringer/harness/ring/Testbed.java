package dev.wringer.harness.ring;

import java.util.Set;

/** A place where rings run. Thread-safe: several rings may be started at once. */
public interface Testbed {

    /** The name by which the command line knows it. */
    String name();

    /** What it can do. */
    Set<Capability> capabilities();

    /**
     * Starts a ring and returns when all its nodes are members.
     *
     * @param seed names the hosts, and everything random is drawn from forks of it
     * @param events told of everything from the first member on
     * @throws TestbedFailure if it cannot; nothing is left behind then
     */
    Cluster start(RingSpec spec, Seed seed, ClusterEvents events);
}
