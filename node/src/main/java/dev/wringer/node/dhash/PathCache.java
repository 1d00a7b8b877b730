package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.RingId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of popular blocks, kept by the nodes that lookups pass on their way (CFS'01 §5.2). Bounded: the least recently
 * used copy makes room. Cached copies are no replicas: nobody counts on them, and repair does not see them.
 *
 * <p>Only content-hash blocks are cached. A signed block may be replaced at any time, and a copy that nobody updates
 * would go on hiding the newer version; a content-hash block never changes, so its copies cannot be stale.
 */
final class PathCache {

    private final int capacity;

    // Least recently used first.
    private final Map<RingId, Block> copies = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty cache.
     *
     * @param capacity how many blocks it holds at most, ≥ 0
     */
    PathCache(int capacity) {
        this.capacity = capacity;
    }

    /** Whether copies of blocks of this kind cannot go stale. */
    static boolean isCacheable(Block block) {
        return block instanceof ContentBlock;
    }

    /** The copy under this key, which counts as a use of it. */
    Optional<Block> get(RingId key) {
        return Optional.ofNullable(copies.get(key));
    }

    /** Keeps a copy of a verified block, if it is cacheable. */
    void put(Block block) {
        if (isCacheable(block)) {
            copies.put(block.key(), block);
            if (copies.size() > capacity) {
                RingId leastRecentlyUsed = copies.keySet().iterator().next();
                copies.remove(leastRecentlyUsed);
            }
        }
    }

    /** How many copies there are. */
    int size() {
        return copies.size();
    }
}
