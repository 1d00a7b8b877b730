package dev.wringer.node.grpc;

import java.util.List;

/** How a host's virtual nodes become members of a ring. */
public sealed interface WayIn {

    /** The logical addresses of the hosts that take part in it. */
    List<String> hosts();

    /**
     * Together with others: each waits until all answer, then all are members at once. A founder that comes back to a
     * ring that has been founded without its present process joins it.
     *
     * @param hosts the logical addresses of all founders, this one among them, in any order
     */
    record Founding(List<String> hosts) implements WayIn {}

    /**
     * All at once: every host takes its place in the ideal ring of all of them without asking anybody. Whoever starts
     * the hosts sees to it that all are started with the same list and the same number of virtual nodes, and that
     * maintenance, which would take the later ones for dead, begins when the last one listens.
     *
     * @param hosts the logical addresses of all hosts of the ring, this one among them, in any order
     */
    record Assembled(List<String> hosts) implements WayIn {}

    /**
     * Through members.
     *
     * @param hosts the logical addresses of hosts in the ring; tried in turn
     */
    record Joining(List<String> hosts) implements WayIn {}
}
