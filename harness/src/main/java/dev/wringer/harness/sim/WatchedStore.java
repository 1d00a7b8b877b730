package dev.wringer.harness.sim;

import dev.wringer.harness.sim.Sighting.Drops;
import dev.wringer.harness.sim.Sighting.Holds;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.protocol.Peer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** A node's store, of whose changes an onlooker is told. */
final class WatchedStore implements BlockStore {

    private final BlockStore store;
    private final Peer holder;
    private final World world;
    private final Consumer<Sighting> onlooker;

    WatchedStore(BlockStore store, Peer holder, World world, Consumer<Sighting> onlooker) {
        this.store = store;
        this.holder = holder;
        this.world = world;
        this.onlooker = onlooker;
    }

    @Override
    public Optional<Block> get(RingId key) {
        return store.get(key);
    }

    @Override
    public void put(Block block) {
        store.put(block);
        onlooker.accept(new Holds(world.now(), holder, new BlockVersion(block.key(), block.version())));
    }

    @Override
    public void remove(RingId key) {
        boolean held = store.versions().containsKey(key);
        store.remove(key);
        if (held) {
            onlooker.accept(new Drops(world.now(), holder, key));
        }
    }

    @Override
    public boolean isFull() {
        return store.isFull();
    }

    @Override
    public SortedMap<RingId, Version> versions() {
        return store.versions();
    }

    @Override
    public long revision() {
        return store.revision();
    }
}
