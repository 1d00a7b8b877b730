package dev.wringer.node.knownbad;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Admission;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import java.util.Optional;

/**
 * A node that holds any version of a block keeps that one, and acknowledges every other one.
 *
 * <p>What is wrong: updates are acknowledged and lost. All replicas agree, there are as many as there should be, and each is
 * genuine: to be caught only by a check that knows which version was acknowledged.
 */
public final class DroppedUpdates implements Admission {

    @Override
    public Stored admit(BlockStore store, Block block) {
        return store.versions().containsKey(block.key())
                ? new Stored(Outcome.STORED, Optional.of(block.version()))
                : WINNER_STAYS.admit(store, block);
    }
}
