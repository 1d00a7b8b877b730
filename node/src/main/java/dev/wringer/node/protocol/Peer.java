package dev.wringer.node.protocol;

import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import org.jspecify.annotations.Nullable;

/**
 * A virtual node as others know it.
 *
 * @param id its place on the circle
 * @param host the logical address of the host that carries it, {@code name:port}; nodes with the same host share its
 *     connections and its fate
 * @param virtualNode its number on that host, from 0
 */
public record Peer(RingId id, String host, int virtualNode) {

    /** The honest peer at this address: its id is the hash of its address. */
    public static Peer at(String host, int virtualNode) {
        return new Peer(Keys.ofVirtualNode(host, virtualNode), host, virtualNode);
    }

    /**
     * The honest peer of this {@link #name}.
     *
     * @throws IllegalArgumentException if it is not {@code host:port/virtualNode}
     */
    public static Peer named(String name) {
        int slash = name.lastIndexOf('/'); // a host may hold any character but this one
        if (slash < 0) {
            throw new IllegalArgumentException("not a node's name: '" + name + "'");
        }
        return at(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
    }

    /** Whether both are virtual nodes of one host. */
    public boolean sharesHostWith(Peer other) {
        return host.equals(other.host);
    }

    /** {@code host:port/virtualNode}, the text whose hash is an honest peer's id. */
    public String name() {
        return host + "/" + virtualNode;
    }

    // Written out because these run several times in each simulated event: ids decide nearly always.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Peer that
                        && id.equals(that.id)
                        && virtualNode == that.virtualNode
                        && host.equals(that.host));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name() + "@" + id.toShortString();
    }
}
