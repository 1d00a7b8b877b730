package dev.wringer.node.knownbad;

import dev.wringer.node.dhash.Replication;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.Optional;

/**
 * A put that sends the block to its replica holders, and does not wait for what they say: all of them count as having
 * acknowledged at once.
 *
 * <p>What is wrong: the client is told of replicas that are still on their way, or never arrive. To be caught by looking at those
 * that are named at the moment when they are named.
 */
public final class PrematureAcknowledgement implements Replication {

    private final Replication correct;

    /** The put that is right but for the waiting. */
    public PrematureAcknowledgement(Replication correct) {
        this.correct = correct;
    }

    @Override
    public Promise<Stored> store(Peer holder, int place, StoreBlock request) {
        correct.store(holder, place, request);
        return Promise.of(new Stored(Outcome.STORED, Optional.of(request.block().version())));
    }
}
