package dev.wringer.node.knownbad;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Admission;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import java.util.Optional;

/**
 * Whatever version of a block comes last is held.
 *
 * <p>What is wrong: an older version that comes late, or is sent again by whoever has kept it, takes the place of one that was
 * acknowledged. To be caught by a check that knows the newest version acknowledged.
 */
public final class StaleVersion implements Admission {

    @Override
    public Stored admit(BlockStore store, Block block) {
        store.put(block);
        return new Stored(Outcome.STORED, Optional.of(block.version()));
    }
}
