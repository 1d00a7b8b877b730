package dev.wringer.harness.sim;

import dev.wringer.harness.ring.DeliveryOrder;
import dev.wringer.node.port.Entropy;
import java.util.List;

/** Says whose turn it is when several messages wait to be delivered. */
@FunctionalInterface
interface TurnOrder {

    /**
     * Which message is delivered next.
     *
     * @param waiting the oldest first; not empty
     * @return an index into it
     */
    int next(List<Parcel> waiting);

    /** By the priorities of the links. */
    static TurnOrder of(DeliveryOrder.Priorities order, Entropy chance) {
        return new LinkPriorities(order, chance);
    }
}
