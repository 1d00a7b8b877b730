package dev.wringer.harness.record;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;

/**
 * How a record names a node: {@code host:port/virtualNode}. The id is the hash of that and is left out, unless the node
 * has chosen it: then it follows, as in {@code host:port/virtualNode@id} with 40 hexadecimal digits.
 */
final class PeerName {

    private PeerName() {}

    static String of(Peer peer) {
        boolean honest = Peer.at(peer.host(), peer.virtualNode()).equals(peer);
        return honest ? peer.name() : peer.name() + "@" + peer.id();
    }

    /**
     * Reads what {@link #of} writes.
     *
     * @throws IllegalArgumentException if {@code name} is not a node's name
     */
    static Peer parse(String name) {
        int slash = name.lastIndexOf('/'); // a host may hold any character but this one
        if (slash < 0) {
            throw new IllegalArgumentException("not a node's name: '" + name + "'");
        }
        String host = name.substring(0, slash);
        int at = name.indexOf('@', slash);
        if (at < 0) {
            return Peer.named(name);
        }
        int virtualNode = Integer.parseInt(name.substring(slash + 1, at));
        return new Peer(RingId.parse(name.substring(at + 1)), host, virtualNode);
    }
}
