package dev.wringer.harness.testee;

import dev.wringer.harness.ring.Clause;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who a host was told to be, with which everything that it says of itself is compared.
 *
 * @param name the logical address that it advertises
 * @param nodes its virtual nodes, by number
 * @param variant the protocol that it runs
 * @param settings of its nodes, by the names of their variables
 */
public record HostIdentity(String name, List<Peer> nodes, String variant, Map<String, String> settings) {

    /** Takes copies. */
    public HostIdentity {
        nodes = List.copyOf(nodes);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** The host of this name with so many virtual nodes. */
    public static HostIdentity of(String name, int virtualNodes, String variant, Map<String, String> settings) {
        return new HostIdentity(
                name,
                IntStream.range(0, virtualNodes)
                        .mapToObj(number -> Peer.at(name, number))
                        .toList(),
                variant,
                settings);
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
        settings.forEach(
                (name, told) -> requireSetting(name, told, status.settings().getOrDefault(name, told)));
        return status;
    }

    private static void requireSetting(String name, String told, String said) {
        if (!said.equals(told)) {
            throw new BrokenClause(
                    Clause.SETTINGS, "it says " + name + "=" + said + ", and the host was told " + name + "=" + told);
        }
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
