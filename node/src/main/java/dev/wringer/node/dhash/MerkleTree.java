package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Child;
import dev.wringer.node.protocol.DhashReply.Children;
import dev.wringer.node.protocol.DhashReply.Comparison;
import dev.wringer.node.protocol.DhashReply.Entries;
import dev.wringer.node.protocol.DhashReply.Same;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A Merkle tree over the blocks that a node holds in an arc: two nodes with the same digest hold the same versions of the
 * same blocks there, and where digests differ, the subtrees lead to the differences in few steps.
 *
 * <p>A subtree holds the keys with a common prefix of whole bytes. One with at most {@link DhashReply#MOST_ENTRIES} blocks
 * is a leaf; others have a child for each next byte. So the form of the tree depends on nothing but its contents, and
 * subtrees are computed on demand. Immutable but for a remembered digest.
 */
final class MerkleTree {

    private static final int FAN_OUT = 1 << Byte.SIZE;
    private static final int DIGEST_BYTES = 20;
    private static final byte LEAF = 0;
    private static final byte INNER = 1;

    private final List<BlockVersion> blocks; // in numeric order of the keys
    private @Nullable Bytes root; // the digest of the whole; null until it is asked for

    private MerkleTree(List<BlockVersion> blocks) {
        this.blocks = blocks;
    }

    /** The tree over those of {@code versions} whose keys lie in {@code arc}. */
    static MerkleTree over(SortedMap<RingId, Version> versions, Arc arc) {
        boolean containsZero = arc.from().compareTo(arc.to()) >= 0;
        List<BlockVersion> inArc = new ArrayList<>();
        for (Map.Entry<RingId, Version> block : (containsZero ? versions : versions.tailMap(arc.from())).entrySet()) {
            if (arc.contains(block.getKey())) {
                inArc.add(new BlockVersion(block.getKey(), block.getValue()));
            } else if (!containsZero && block.getKey().compareTo(arc.to()) > 0) {
                break;
            }
        }
        return new MerkleTree(inArc);
    }

    /** The digest of the subtree with this prefix: SHA-1 of its blocks' keys and versions, or of its children's digests. */
    Bytes digest(Bytes prefix) {
        if (prefix.length() > 0) {
            return digest(within(prefix), prefix);
        }
        if (root == null) {
            root = digest(blocks, prefix);
        }
        return root;
    }

    /** How the subtree with this prefix compares with another's of that digest: what to answer to that one's node. */
    Comparison compare(Bytes prefix, Bytes digest) {
        if (digest.equals(digest(prefix))) {
            return Same.INSTANCE;
        }
        List<BlockVersion> subtree = within(prefix);
        return isLeaf(subtree) ? new Entries(List.copyOf(subtree)) : new Children(children(subtree, prefix));
    }

    /** The blocks whose keys begin with this prefix, in numeric order. */
    List<BlockVersion> within(Bytes prefix) {
        RingId highest = padded(prefix, (byte) 0xff);
        int from = position(padded(prefix, (byte) 0x00));
        int to = position(highest);
        boolean reachesHighest = to < blocks.size() && blocks.get(to).key().equals(highest);
        return blocks.subList(from, reachesHighest ? to + 1 : to);
    }

    /** The prefix of a child. */
    static Bytes childPrefix(Bytes prefix, int index) {
        byte[] longer = Arrays.copyOf(prefix.toByteArray(), prefix.length() + 1);
        longer[prefix.length()] = (byte) index;
        return Bytes.copyOf(longer);
    }

    /** Which child of the subtree with this prefix holds {@code key}. */
    static int childIndex(Bytes prefix, RingId key) {
        return key.toBytes()[prefix.length()] & 0xff;
    }

    private static boolean isLeaf(List<BlockVersion> subtree) {
        return subtree.size() <= DhashReply.MOST_ENTRIES;
    }

    private List<Child> children(List<BlockVersion> subtree, Bytes prefix) {
        List<Child> children = new ArrayList<>();
        for (int index = 0, from = 0; index < FAN_OUT && from < subtree.size(); index++) {
            int to = from;
            while (to < subtree.size() && childIndex(prefix, subtree.get(to).key()) == index) {
                to++;
            }
            if (to > from) {
                children.add(new Child(index, digest(subtree.subList(from, to), childPrefix(prefix, index))));
            }
            from = to;
        }
        return children;
    }

    private Bytes digest(List<BlockVersion> subtree, Bytes prefix) {
        return isLeaf(subtree) ? digestOfLeaf(subtree) : digestOfInner(children(subtree, prefix));
    }

    private static Bytes digestOfLeaf(List<BlockVersion> leaf) {
        byte[] text = new byte[1 + leaf.size() * BlockVersion.BYTES];
        text[0] = LEAF;
        int end = 1;
        for (BlockVersion block : leaf) {
            System.arraycopy(block.toBytes(), 0, text, end, BlockVersion.BYTES);
            end += BlockVersion.BYTES;
        }
        return sha1(text);
    }

    private static Bytes digestOfInner(List<Child> children) {
        byte[] text = new byte[1 + children.size() * (1 + DIGEST_BYTES)];
        text[0] = INNER;
        int end = 1;
        for (Child child : children) {
            text[end] = (byte) child.index();
            System.arraycopy(child.digest().toByteArray(), 0, text, end + 1, DIGEST_BYTES);
            end += 1 + DIGEST_BYTES;
        }
        return sha1(text);
    }

    private static Bytes sha1(byte[] text) {
        return Bytes.copyOf(Keys.ofContents(text).toBytes());
    }

    /** The index of the first block whose key is not below {@code key}. */
    private int position(RingId key) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).key().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static RingId padded(Bytes prefix, byte filler) {
        byte[] bytes = new byte[RingId.BYTES];
        Arrays.fill(bytes, filler);
        System.arraycopy(prefix.toByteArray(), 0, bytes, 0, prefix.length());
        return RingId.ofBytes(bytes);
    }
}
