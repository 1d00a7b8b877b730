package dev.wringer.harness.record;

import dev.wringer.node.protocol.Peer;
import java.util.HashMap;
import java.util.Map;

/**
 * The nodes that a record has named so far. A record names the same ones again and again: each is there once in memory,
 * and its id is computed once. Not thread-safe.
 */
final class KnownPeers {

    private final Map<String, Peer> byName = new HashMap<>(); // looked up only

    /**
     * The node with this name, as {@link PeerName} writes it.
     *
     * @throws IllegalArgumentException if {@code name} is not a node's name
     */
    Peer named(String name) {
        return byName.computeIfAbsent(name, PeerName::parse);
    }
}
