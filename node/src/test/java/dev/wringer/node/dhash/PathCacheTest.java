package dev.wringer.node.dhash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.signing.SigningKey;
import org.junit.jupiter.api.Test;

/** CFS'01 §5.2: a bounded cache with least-recently-used replacement. */
class PathCacheTest {

    private final PathCache cache = new PathCache(2);
    private final Block a = ContentBlock.of(Bytes.ofText("a"));
    private final Block b = ContentBlock.of(Bytes.ofText("b"));
    private final Block c = ContentBlock.of(Bytes.ofText("c"));

    @Test
    void theLeastRecentlyUsedCopyMakesRoom() {
        cache.put(a);
        cache.put(b);
        assertThat(cache.get(a.key())).contains(a);
        cache.put(c);
        assertThat(cache.get(b.key())).isEmpty();
        assertThat(cache.get(a.key())).contains(a);
        assertThat(cache.get(c.key())).contains(c);
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void puttingACopyAgainIsAUseOfIt() {
        cache.put(a);
        cache.put(b);
        cache.put(a);
        cache.put(c);
        assertThat(cache.get(b.key())).isEmpty();
        assertThat(cache.get(a.key())).isPresent();
    }

    @Test
    void signedBlocksMightGoStaleAndAreNotCached() {
        Block signed = SigningKey.ofSeed(1).sign(Bytes.EMPTY, 1, Bytes.EMPTY);
        cache.put(signed);
        assertThat(cache.get(signed.key())).isEmpty();
    }

    @Test
    void aCacheWithoutCapacityHoldsNothing() {
        PathCache none = new PathCache(0);
        none.put(a);
        assertThat(none.size()).isZero();
    }
}
