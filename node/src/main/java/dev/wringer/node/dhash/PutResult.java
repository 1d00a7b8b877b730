package dev.wringer.node.dhash;

import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.List;

/**
 * What became of a store that reached the required number of replicas.
 *
 * @param key of the block
 * @param acknowledged the replica holders that said they hold it, in the order in which they said so
 * @param refused those that were asked and do not hold it, each with the reason
 * @param wantedReplicas k: fewer than that were asked only if fewer hosts are known
 * @param elapsedNanos from the call to the result, by the origin's clock
 */
public record PutResult(
        RingId key, List<Peer> acknowledged, List<Refusal> refused, int wantedReplicas, long elapsedNanos) {

    /**
     * A replica holder that does not hold the block.
     *
     * @param reason one line for people
     */
    public record Refusal(Peer peer, String reason) {}

    /** Whether there are as many copies as there should be. */
    public boolean isFullyReplicated() {
        return acknowledged.size() >= wantedReplicas;
    }
}
