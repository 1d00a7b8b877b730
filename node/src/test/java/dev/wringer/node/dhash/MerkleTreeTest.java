package dev.wringer.node.dhash;

import static dev.wringer.node.fixture.TestRing.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply.Child;
import dev.wringer.node.protocol.DhashReply.Children;
import dev.wringer.node.protocol.DhashReply.Entries;
import dev.wringer.node.protocol.DhashReply.Same;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final Arc CIRCLE = new Arc(key(0), key(0));

    private static SortedMap<RingId, Version> versions(int blocks) {
        SortedMap<RingId, Version> versions = new TreeMap<>();
        for (int i = 0; i < blocks; i++) {
            versions.put(Keys.ofText("block " + i), new Version(i % 3, Keys.ofText("payload " + i)));
        }
        return versions;
    }

    private static Bytes root(SortedMap<RingId, Version> versions, Arc arc) {
        return MerkleTree.over(versions, arc).digest(Bytes.EMPTY);
    }

    private static Bytes prefix(int... bytes) {
        Bytes prefix = Bytes.EMPTY;
        for (int b : bytes) {
            prefix = MerkleTree.childPrefix(prefix, b);
        }
        return prefix;
    }

    @Test
    void sameBlocksSameDigest() {
        assertThat(root(versions(1_000), CIRCLE)).isEqualTo(root(versions(1_000), CIRCLE));
        assertThat(root(versions(0), CIRCLE))
                .isEqualTo(root(versions(0), CIRCLE))
                .hasToString("20 bytes");
    }

    @Test
    void anotherBlockNumberOrPayloadAnotherDigest() {
        for (int blocks : List.of(10, 1_000)) {
            Bytes before = root(versions(blocks), CIRCLE);
            SortedMap<RingId, Version> newer = versions(blocks);
            newer.compute(newer.firstKey(), (key, held) -> new Version(held.number() + 1, held.digest()));
            SortedMap<RingId, Version> rival = versions(blocks);
            rival.compute(rival.firstKey(), (key, held) -> new Version(held.number(), Keys.ofText("rival")));
            SortedMap<RingId, Version> fewer = versions(blocks);
            fewer.remove(fewer.lastKey());
            assertThat(root(newer, CIRCLE)).isNotEqualTo(before);
            assertThat(root(rival, CIRCLE)).isNotEqualTo(before);
            assertThat(root(fewer, CIRCLE)).isNotEqualTo(before);
        }
    }

    @Test
    void onlyTheArcCounts() {
        for (Arc arc : List.of(new Arc(key(10), key(20)), new Arc(key(60), key(4)))) {
            SortedMap<RingId, Version> all = versions(1_000);
            SortedMap<RingId, Version> inArc = new TreeMap<>(all);
            inArc.keySet().removeIf(key -> !arc.contains(key));
            assertThat(inArc).isNotEmpty();
            assertThat(root(all, arc)).isEqualTo(root(inArc, CIRCLE));
        }
    }

    @Test
    void theEndsOfTheArcAreThoseOfTheArc() {
        SortedMap<RingId, Version> ends = new TreeMap<>();
        ends.put(key(10), new Version(0, key(10)));
        ends.put(key(20), new Version(0, key(20)));
        assertThat(MerkleTree.over(ends, new Arc(key(10), key(20))).within(Bytes.EMPTY))
                .containsExactly(new BlockVersion(key(20), new Version(0, key(20))));
    }

    @Test
    void listsWhatAPrefixContains() {
        SortedMap<RingId, Version> all = versions(1_000);
        MerkleTree tree = MerkleTree.over(all, CIRCLE);
        for (int first : List.of(0x00, 0x7f, 0x80, 0xff)) {
            assertThat(tree.within(prefix(first)))
                    .extracting(BlockVersion::key)
                    .containsExactlyElementsOf(all.keySet().stream()
                            .filter(key -> (key.toBytes()[0] & 0xff) == first)
                            .toList());
        }
        BlockVersion one = tree.within(Bytes.EMPTY).get(500);
        assertThat(tree.within(Bytes.copyOf(one.key().toBytes()))).containsExactly(one);
    }

    @Test
    void comparesSmallTreesInOneStep() {
        MerkleTree tree = MerkleTree.over(versions(256), CIRCLE);
        assertThat(tree.compare(Bytes.EMPTY, tree.digest(Bytes.EMPTY))).isEqualTo(Same.INSTANCE);
        assertThat(tree.compare(Bytes.EMPTY, root(versions(255), CIRCLE)))
                .isEqualTo(new Entries(tree.within(Bytes.EMPTY)));
    }

    @Test
    void comparesLargeTreesChildByChild() {
        SortedMap<RingId, Version> all = versions(5_000);
        MerkleTree tree = MerkleTree.over(all, CIRCLE);
        RingId changed = all.firstKey();
        all.compute(changed, (key, held) -> new Version(held.number() + 1, held.digest()));
        MerkleTree other = MerkleTree.over(all, CIRCLE);
        Children children = (Children) tree.compare(Bytes.EMPTY, other.digest(Bytes.EMPTY));
        assertThat(children.children()).hasSize(256);
        assertThat(children.children())
                .filteredOn(child -> !child.digest().equals(other.digest(prefix(child.index()))))
                .extracting(Child::index)
                .containsExactly(MerkleTree.childIndex(Bytes.EMPTY, changed));
    }
}
