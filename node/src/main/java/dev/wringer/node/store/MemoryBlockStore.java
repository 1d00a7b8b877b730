package dev.wringer.node.store;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds blocks in memory: they die with their node. Costs next to nothing while empty. Not thread-safe. */
public final class MemoryBlockStore implements BlockStore {

    private @Nullable Contents contents; // null until the first put
    private long revision;

    /** Two maps with the same keys. */
    private static final class Contents {
        final TreeMap<RingId, Block> blocks = new TreeMap<>();
        final TreeMap<RingId, Version> versions = new TreeMap<>();
        final SortedMap<RingId, Version> view = Collections.unmodifiableSortedMap(versions);
    }

    /** An empty store. */
    public MemoryBlockStore() {}

    @Override
    public Optional<Block> get(RingId key) {
        return contents == null ? Optional.empty() : Optional.ofNullable(contents.blocks.get(key));
    }

    @Override
    public void put(Block block) {
        if (contents == null) {
            contents = new Contents();
        }
        contents.blocks.put(block.key(), block);
        contents.versions.put(block.key(), block.version());
        revision++;
    }

    @Override
    public void remove(RingId key) {
        if (contents != null && contents.blocks.remove(key) != null) {
            contents.versions.remove(key);
            revision++;
        }
    }

    @Override
    public SortedMap<RingId, Version> versions() {
        return contents == null ? Collections.emptySortedMap() : contents.view;
    }

    @Override
    public long revision() {
        return revision;
    }
}
