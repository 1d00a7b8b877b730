package dev.wringer.harness.sim;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.node.store.MemoryBlockStore;
import java.util.Optional;
import java.util.SortedMap;

/** A store in memory with a trap in it, into which the code of its node runs. */
final class TrappedStore implements BlockStore {

    /** What springs when a store is used; shared by the stores of all nodes. */
    static final class Trap {

        private Runnable onPut = () -> {};
        private Runnable onVersions = () -> {};

        /** Springs once, at the next block that anybody stores. */
        void armPut(Runnable spring) {
            onPut = () -> {
                onPut = () -> {};
                spring.run();
            };
        }

        /** Springs once, when anybody looks at what it holds. */
        void armVersions(Runnable spring) {
            onVersions = () -> {
                onVersions = () -> {};
                spring.run();
            };
        }
    }

    private final BlockStore blocks = new MemoryBlockStore();
    private final Trap trap;

    TrappedStore(Trap trap) {
        this.trap = trap;
    }

    @Override
    public Optional<Block> get(RingId key) {
        return blocks.get(key);
    }

    @Override
    public void put(Block block) {
        trap.onPut.run();
        blocks.put(block);
    }

    @Override
    public void remove(RingId key) {
        blocks.remove(key);
    }

    @Override
    public SortedMap<RingId, Version> versions() {
        trap.onVersions.run();
        return blocks.versions();
    }

    @Override
    public long revision() {
        return blocks.revision();
    }
}
