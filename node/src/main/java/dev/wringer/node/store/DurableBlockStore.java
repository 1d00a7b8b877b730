package dev.wringer.node.store;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** One virtual node's part of {@link DurableBlockStores}: what is put is on file when the call returns. Not thread-safe. */
final class DurableBlockStore implements BlockStore {

    private final MVStore file;
    private final MVMap<String, byte[]> blocks; // by key, 40 hexadecimal digits
    private final TreeMap<RingId, Version> versions = new TreeMap<>();
    private final SortedMap<RingId, Version> view = Collections.unmodifiableSortedMap(versions);
    private long revision;

    DurableBlockStore(MVStore file, MVMap<String, byte[]> blocks) {
        this.file = file;
        this.blocks = blocks;
        blocks.forEach((key, bytes) -> {
            RingId id = RingId.parse(key);
            versions.put(id, BlockFormat.read(id, bytes).version());
        });
    }

    @Override
    public Optional<Block> get(RingId key) {
        return Optional.ofNullable(blocks.get(key.toString())).map(bytes -> BlockFormat.read(key, bytes));
    }

    @Override
    public void put(Block block) {
        blocks.put(block.key().toString(), BlockFormat.write(block));
        file.commit();
        versions.put(block.key(), block.version());
        revision++;
    }

    @Override
    public void remove(RingId key) {
        if (versions.remove(key) != null) {
            blocks.remove(key.toString());
            file.commit();
            revision++;
        }
    }

    @Override
    public SortedMap<RingId, Version> versions() {
        return view;
    }

    @Override
    public long revision() {
        return revision;
    }
}
