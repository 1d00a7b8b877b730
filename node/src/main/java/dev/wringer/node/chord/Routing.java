package dev.wringer.node.chord;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply.NextHop;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/** A node's choice of the next hop of a lookup. */
@FunctionalInterface
public interface Routing {

    /**
     * The next hop towards {@code key}, from this node's tables alone.
     *
     * @param avoid peers to be treated as if they were not in the tables
     */
    NextHop nextHop(RingId key, List<Peer> avoid);
}
