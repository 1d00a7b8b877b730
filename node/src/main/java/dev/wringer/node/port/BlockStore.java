package dev.wringer.node.port;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The primary store of one virtual node: the replicas for which it answers. Cached copies live elsewhere. Holds at most
 * one block per key; whoever calls has verified what is put in.
 */
public interface BlockStore {

    /** The block held under this key. */
    Optional<Block> get(RingId key);

    /**
     * Holds {@code block} from now on, instead of any held before under its key.
     *
     * @throws IllegalStateException if the store {@linkplain #isFull is full}
     */
    void put(Block block);

    /** Forgets the block under this key, if there is one. */
    void remove(RingId key);

    /** Whether there is no room for anything more, not even for another version of a block that is held. */
    default boolean isFull() {
        return false;
    }

    /** The keys held with the versions of their blocks, in numeric order of the keys; a view that must not be changed. */
    SortedMap<RingId, Version> versions();

    /** Changes whenever the contents do: what was derived from the contents may be kept while this stays the same. */
    long revision();
}
