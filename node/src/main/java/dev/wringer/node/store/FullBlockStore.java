package dev.wringer.node.store;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import java.util.Optional;
import java.util.SortedMap;

/** What another store holds, on a disk that has no room for more. Blocks can be read and removed. Not thread-safe. */
public final class FullBlockStore implements BlockStore {

    private final BlockStore contents;

    /** A store that holds what {@code contents} does. */
    public FullBlockStore(BlockStore contents) {
        this.contents = contents;
    }

    /** The store itself, for when there is room again. */
    public BlockStore contents() {
        return contents;
    }

    @Override
    public boolean isFull() {
        return true;
    }

    @Override
    public void put(Block block) {
        throw new IllegalStateException("there is no room for " + block.key());
    }

    @Override
    public Optional<Block> get(RingId key) {
        return contents.get(key);
    }

    @Override
    public void remove(RingId key) {
        contents.remove(key);
    }

    @Override
    public SortedMap<RingId, Version> versions() {
        return contents.versions();
    }

    @Override
    public long revision() {
        return contents.revision();
    }
}
