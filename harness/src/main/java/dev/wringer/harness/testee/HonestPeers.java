package dev.wringer.harness.testee;

import com.google.protobuf.ByteString;
import dev.wringer.harness.ring.Clause;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The peers that hosts name. Each is checked: its id must be the SHA-1 of its name. Those that were checked before are
 * remembered, because a snapshot of a large ring names tens of thousands, and the same ones every time. Thread-safe.
 */
final class HonestPeers {

    private final Map<RingId, Peer> known = new ConcurrentHashMap<>();

    List<Peer> of(List<dev.wringer.testee.v1.Peer> wire) {
        return wire.stream().map(this::of).toList();
    }

    /**
     * Whom this names.
     *
     * @throws BrokenClause if there can be nobody like that
     */
    Peer of(dev.wringer.testee.v1.Peer wire) {
        ByteString bytes = wire.getId();
        if (bytes.size() != RingId.BYTES) {
            throw new BrokenClause(
                    Clause.ADDRESSES,
                    "the id of " + name(wire) + " has " + bytes.size() + " bytes instead of " + RingId.BYTES);
        }
        RingId id = RingId.ofBytes(bytes.toByteArray());
        Peer before = known.get(id);
        return before != null && isMeant(before, wire) ? before : checked(id, wire);
    }

    private static boolean isMeant(Peer peer, dev.wringer.testee.v1.Peer wire) {
        return peer.virtualNode() == wire.getVirtualNode() && peer.host().equals(wire.getHost());
    }

    private Peer checked(RingId id, dev.wringer.testee.v1.Peer wire) {
        Peer honest = Peer.at(wire.getHost(), wire.getVirtualNode());
        if (!honest.id().equals(id)) {
            throw new BrokenClause(
                    Clause.ADDRESSES,
                    "the id of " + name(wire) + " is " + id + " instead of the SHA-1 of this name, " + honest.id());
        }
        known.put(id, honest);
        return honest;
    }

    private static String name(dev.wringer.testee.v1.Peer wire) {
        return "'" + wire.getHost() + "/" + Integer.toUnsignedString(wire.getVirtualNode()) + "'";
    }
}
