package dev.wringer.harness.record;

import dev.wringer.node.protocol.Peer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes that one line names more than once: ordered by id, so that the same nodes always have the same index. */
final class PeerTable {

    private final List<Peer> peers;
    private final Map<Peer, Integer> indexes; // looked up only, never iterated

    private PeerTable(Set<Peer> mentioned) {
        this.peers = mentioned.stream()
                .sorted(Comparator.comparing(Peer::id).thenComparing(Peer::name))
                .toList();
        this.indexes = new HashMap<>(peers.size() * 2);
        for (int i = 0; i < peers.size(); i++) {
            indexes.put(peers.get(i), i);
        }
    }

    /** Everybody whom a snapshot mentions, the dead and the unknown included. */
    static PeerTable of(RingSnapshot ring) {
        Set<Peer> mentioned = new HashSet<>();
        ring.members().forEach(node -> mention(node, mentioned));
        ring.joining().forEach(node -> mention(node, mentioned));
        return new PeerTable(mentioned);
    }

    /** Everybody whom these nodes know, and they themselves. */
    static PeerTable of(List<NodeSnapshot> nodes) {
        Set<Peer> mentioned = new HashSet<>();
        nodes.forEach(node -> mention(node, mentioned));
        return new PeerTable(mentioned);
    }

    private static void mention(NodeSnapshot node, Set<Peer> mentioned) {
        mentioned.add(node.self());
        node.predecessor().ifPresent(mentioned::add);
        mentioned.addAll(node.successors());
        mentioned.addAll(node.fingers());
        node.arriving().forEach(mentioned::addAll);
    }

    /** Everybody who holds anything. */
    static PeerTable of(Holdings holdings) {
        Set<Peer> mentioned = new HashSet<>();
        holdings.holders().values().forEach(mentioned::addAll);
        return new PeerTable(mentioned);
    }

    List<Peer> peers() {
        return peers;
    }

    /**
     * The index of a node.
     *
     * @throws IllegalArgumentException if the table does not hold it
     */
    int indexOf(Peer peer) {
        return Optional.ofNullable(indexes.get(peer))
                .orElseThrow(() -> new IllegalArgumentException("not in the table: " + peer));
    }
}
