package dev.wringer.harness.testee;

import dev.wringer.harness.ring.Clause;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who a host was told to be, with which everything that it says of itself is compared.
 *
 * @param name the logical address that it advertises
 * @param nodes its virtual nodes, by number
 * @param variant the protocol that it runs
 */
public record HostIdentity(String name, List<Peer> nodes, String variant) {

    /** Takes a copy. */
    public HostIdentity {
        nodes = List.copyOf(nodes);
    }

    /** The host of this name with so many virtual nodes. */
    public static HostIdentity of(String name, int virtualNodes, String variant) {
        return new HostIdentity(
                name,
                IntStream.range(0, virtualNodes)
                        .mapToObj(number -> Peer.at(name, number))
                        .toList(),
                variant);
    }

    HostStatus requireOf(HostStatus status) {
        if (!status.host().equals(name)) {
            throw new BrokenClause(Clause.ADDRESSES, "it is that of '" + status.host() + "'");
        }
        if (status.virtualNodes() != nodes.size()) {
            throw new BrokenClause(
                    Clause.ADDRESSES,
                    "it tells of " + status.virtualNodes() + " virtual nodes, and the host was told to carry "
                            + nodes.size());
        }
        if (!status.variant().equals(variant)) {
            throw new BrokenClause(
                    Clause.VARIANT,
                    "it names the variant '" + status.variant() + "', and the host was told to run '" + variant + "'");
        }
        return status;
    }

    /** All nodes, each once. */
    List<InspectedNode> requireOf(List<InspectedNode> inspected) {
        List<Peer> missing = new ArrayList<>(nodes);
        for (InspectedNode node : inspected) {
            Peer self = node.belief().self();
            if (!missing.remove(self)) {
                throw new BrokenClause(
                        Clause.ADDRESSES,
                        nodes.contains(self)
                                ? "it shows " + self + " twice"
                                : "it shows " + self + ", which is none of its nodes");
            }
        }
        if (!missing.isEmpty()) {
            throw new BrokenClause(
                    Clause.ADDRESSES,
                    "it shows " + inspected.size() + " of its " + nodes.size() + " nodes: not " + missing.get(0));
        }
        return inspected;
    }

    /** Just this node. */
    InspectedNode requireOf(int virtualNode, List<InspectedNode> inspected) {
        if (inspected.size() != 1 || !inspected.get(0).belief().self().equals(nodes.get(virtualNode))) {
            throw new BrokenClause(
                    Clause.ADDRESSES,
                    "asked about node " + virtualNode + " alone, it shows "
                            + inspected.stream()
                                    .map(node -> node.belief().self())
                                    .toList());
        }
        return inspected.get(0);
    }
}
