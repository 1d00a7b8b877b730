package dev.wringer.node.dhash;

import dev.wringer.node.protocol.Promise;
import java.time.Duration;

/** What a node does with its replicas once it is told to leave. Used once. */
@FunctionalInterface
public interface HandingOver {

    /**
     * Hands the replicas over.
     *
     * @param present what the node's maintenance is still at; it began nothing new since the node was told to leave
     * @param patience when to give up at the latest
     * @return kept at the end with the number of blocks that were not handed over; never broken
     */
    Promise<Integer> run(Promise<Integer> present, Duration patience);
}
