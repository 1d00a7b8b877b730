package dev.wringer.node.dhash;

import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.List;

/**
 * The arcs beyond a node's own of which lookups have shown that the node holds replicas. It grows by such confirmations
 * and is forgotten when the neighbours change and with each round of repair, because the ring may have changed.
 */
final class ReplicaRange {

    /** More than k − 1 arcs are confirmed only while nodes come and go; then the oldest ones are the first to be wrong. */
    private static final int MOST_ARCS = 64;

    private final List<Arc> confirmed = new ArrayList<>(); // oldest first

    /** Whether this key is known to lie in the range; if not, it may still do so. */
    boolean contains(RingId key) {
        for (Arc arc : confirmed) {
            if (arc.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** A lookup has shown that this arc belongs to the range. */
    void confirm(Arc arc) {
        if (!confirmed.contains(arc)) {
            if (confirmed.size() == MOST_ARCS) {
                confirmed.remove(0);
            }
            confirmed.add(arc);
        }
    }

    /** Knows nothing any more. */
    void forget() {
        confirmed.clear();
    }
}
