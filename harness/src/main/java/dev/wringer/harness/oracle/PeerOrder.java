package dev.wringer.harness.oracle;

import dev.wringer.node.protocol.Peer;
import java.util.Comparator;

/** In which order nodes are told and kept. */
final class PeerOrder {

    /** By place on the circle; names tell those of one place apart, which are never members at one time. */
    static final Comparator<Peer> BY_PLACE =
            Comparator.comparing(Peer::id).thenComparing(Peer::host).thenComparingInt(Peer::virtualNode);

    private PeerOrder() {}
}
