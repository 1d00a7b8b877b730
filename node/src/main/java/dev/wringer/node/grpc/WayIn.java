package dev.wringer.node.grpc;

import java.util.List;

/** How a host's virtual nodes become members of a ring. */
public sealed interface WayIn {

    /**
     * Together with others: each waits until all answer, then all are members at once. A founder that comes back to a
     * ring that has been founded without its present process joins it.
     *
     * @param hosts the logical addresses of all founders, this one among them, in any order
     */
    record Founding(List<String> hosts) implements WayIn {}

    /**
     * Through members.
     *
     * @param hosts the logical addresses of hosts in the ring; tried in turn
     */
    record Joining(List<String> hosts) implements WayIn {}
}
