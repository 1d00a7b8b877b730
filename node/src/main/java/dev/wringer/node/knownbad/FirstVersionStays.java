package dev.wringer.node.knownbad;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.dhash.Admission;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import java.util.Optional;

/**
 * Of two payloads with the same version number the one stays that came first.
 *
 * <p>What is wrong: two that are stored at the same time come to the replica holders in different orders, and then these hold
 * different blocks for ever. To be caught by a check that compares the payloads of holders, or of readers, after repair.
 */
public final class FirstVersionStays implements Admission {

    @Override
    public Stored admit(BlockStore store, Block block) {
        Optional<Version> held = Optional.ofNullable(store.versions().get(block.key()));
        boolean isRival = held.filter(
                        first -> first.number() == block.version().number() && !first.equals(block.version()))
                .isPresent();
        return isRival ? new Stored(Outcome.SUPERSEDED, held) : WINNER_STAYS.admit(store, block);
    }
}
