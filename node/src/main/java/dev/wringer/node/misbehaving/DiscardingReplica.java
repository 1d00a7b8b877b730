package dev.wringer.node.misbehaving;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Admission;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import java.util.Optional;

/**
 * A node that accepts every block, says that it holds it, and discards it.
 *
 * <p>To be caught by looking at what those hold who have acknowledged.
 */
public final class DiscardingReplica implements Admission {

    @Override
    public Stored admit(BlockStore store, Block block) {
        return new Stored(Outcome.STORED, Optional.of(block.version()));
    }
}
