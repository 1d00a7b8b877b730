package dev.wringer.harness.story;

import dev.wringer.harness.fault.HostNames;
import dev.wringer.node.protocol.Peer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Short names of nodes: {@code n3} is the node of the host that schedules call number 3, and {@code n3.1} its second one. Hosts
 * that have chosen their names are {@code x0}, {@code x1} and so on. Immutable.
 */
final class Names {

    private final Map<Peer, String> names = new LinkedHashMap<>();

    /** Names for these nodes. */
    Names(Collection<Peer> nodes) {
        boolean several = nodes.stream().anyMatch(node -> node.virtualNode() > 0);
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Peer node : nodes) {
            OptionalInt number = HostNames.number(node.host());
            String host = number.isPresent()
                    ? "n" + number.getAsInt()
                    : chosen.computeIfAbsent(node.host(), name -> "x" + chosen.size());
            names.put(node, several ? host + "." + node.virtualNode() : host);
        }
    }

    /** The name of a node; in full if it is none of those that have one. */
    String of(Peer node) {
        String name = names.get(node);
        return name == null ? node.toString() : name;
    }

    /** A text in which nodes are named in full, with short names. */
    String in(String text) {
        String shorter = text;
        for (Map.Entry<Peer, String> each : names.entrySet()) {
            shorter = shorter.replace(each.getKey().toString(), each.getValue());
        }
        return shorter;
    }
}
