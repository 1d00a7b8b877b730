package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.Replication;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.Optional;

/**
 * A put that has the owner store the block, and says of the other replica holders that they did as well.
 *
 * <p>What is wrong: until the owner repairs its replicas the block dies with it, although k copies were acknowledged. To be
 * caught by asking those that are said to have acknowledged, soon after the put.
 */
public final class UnkeptReplicas implements Replication {

    private final Replication correct;

    /** The put that is right for the owner. */
    public UnkeptReplicas(Replication correct) {
        this.correct = correct;
    }

    @Override
    public Promise<Stored> store(Peer holder, int place, StoreBlock request) {
        return place == 0
                ? correct.store(holder, place, request)
                : Promise.of(
                        new Stored(Outcome.STORED, Optional.of(request.block().version())));
    }
}
