package dev.wringer.node.grpc;

import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The virtual nodes of one host, by number. Filled before the host starts; used on its event loop only. */
final class VirtualNodes implements Iterable<VirtualNode> {

    private final List<VirtualNode> nodes = new ArrayList<>();

    /** Adds the node whose number is the count so far. */
    void add(VirtualNode node) {
        nodes.add(node);
    }

    /** The node of this number. */
    Optional<VirtualNode> find(int number) {
        return number >= 0 && number < nodes.size() ? Optional.of(nodes.get(number)) : Optional.empty();
    }

    /** Whether any of them was a member when the host went down, and remembers its neighbours. */
    boolean anyRemembersItsRing() {
        return nodes.stream().anyMatch(VirtualNode::remembersItsRing);
    }

    /** As whom they are known in the ring, by number. */
    List<Peer> peers() {
        return nodes.stream().map(node -> node.chord().self()).toList();
    }

    int count() {
        return nodes.size();
    }

    @Override
    public Iterator<VirtualNode> iterator() {
        return Collections.unmodifiableList(nodes).iterator();
    }
}
