package dev.wringer.node.host;

import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;

/**
 * Through whom the nodes of one host join: those of which it was told, and one another, for all of those may be gone while one of
 * its own nodes is a member already.
 *
 * @param told of which the host was told
 * @param own all nodes of the host
 */
public record HostContacts(List<Peer> told, List<Peer> own) {

    /** Copies the lists. */
    public HostContacts {
        told = List.copyOf(told);
        own = List.copyOf(own);
    }

    /** Whom {@code node} asks, one of the host's own: in this order. */
    public List<Peer> of(Peer node) {
        List<Peer> contacts = new ArrayList<>(told);
        own.stream().filter(peer -> !peer.equals(node) && !told.contains(peer)).forEach(contacts::add);
        return List.copyOf(contacts);
    }
}
