package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import java.util.Optional;

/** Which of two genuine blocks under one key a node holds. Asked for blocks of clients and of repair alike. */
@FunctionalInterface
public interface Admission {

    /** The one whose version wins, in whichever order they come; the version that is held already is acknowledged again. */
    Admission WINNER_STAYS = (store, block) -> {
        Version offered = block.version();
        Optional<Version> held = Optional.ofNullable(store.versions().get(block.key()));
        if (held.isEmpty() || offered.supersedes(held.get())) {
            store.put(block);
            return new Stored(Outcome.STORED, Optional.of(offered));
        }
        return new Stored(held.get().equals(offered) ? Outcome.ALREADY_HELD : Outcome.SUPERSEDED, held);
    };

    /**
     * Holds {@code block} in {@code store}, or what is there already.
     *
     * @param block genuine, like the one that the store may have under its key
     * @return what the node says it has done
     */
    Stored admit(BlockStore store, Block block);
}
