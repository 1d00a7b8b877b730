package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply.Child;
import dev.wringer.node.protocol.DhashReply.Children;
import dev.wringer.node.protocol.DhashReply.Comparison;
import dev.wringer.node.protocol.DhashReply.Entries;
import dev.wringer.node.protocol.DhashRequest.CompareRange;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds out how the blocks that two nodes hold in an arc differ, by descending both Merkle trees to where they differ.
 * One comparison at a time; if both hold the same, there is just one.
 */
final class Reconciliation {

    /** Enough for a million blocks; keeps a node that answers nonsense from holding up this one's repair for ever. */
    private static final int MOST_COMPARISONS = 10_000;

    private final Dhash node;
    private final Peer other;
    private final Arc arc;
    private final MerkleTree here;
    private final BooleanSupplier mayGoOn;

    private final Deque<Bytes> toCompare = new ArrayDeque<>(); // prefixes of subtrees that may differ
    private final Difference difference = new Difference();
    private final Promise<Difference> found = new Promise<>();

    private int comparisonsLeft = MOST_COMPARISONS;

    private Reconciliation(Dhash node, Peer other, Arc arc, BooleanSupplier mayGoOn) {
        this.node = node;
        this.other = other;
        this.arc = arc;
        this.here = node.treeOver(arc);
        this.mayGoOn = mayGoOn;
    }

    /** Compares with {@code other}; broken if that one stops answering. */
    static Promise<Difference> between(Dhash node, Peer other, Arc arc, BooleanSupplier mayGoOn) {
        Reconciliation reconciliation = new Reconciliation(node, other, arc, mayGoOn);
        reconciliation.toCompare.add(Bytes.EMPTY);
        reconciliation.compareNext();
        return reconciliation.found;
    }

    private void compareNext() {
        if (toCompare.isEmpty() || comparisonsLeft-- == 0 || !mayGoOn.getAsBoolean()) {
            found.keep(difference);
            return;
        }
        Bytes prefix = toCompare.remove();
        node.chord()
                .calls()
                .ask(other, new CompareRange(arc, prefix, here.digest(prefix)))
                .then(
                        comparison -> {
                            take(prefix, comparison);
                            compareNext();
                        },
                        found::fail);
    }

    private void take(Bytes prefix, Comparison comparison) {
        if (comparison instanceof Entries there) {
            List<BlockVersion> inArc = new ArrayList<>(there.entries());
            inArc.removeIf(block -> !arc.contains(block.key()));
            difference.add(here.within(prefix), inArc);
        } else if (comparison instanceof Children there && prefix.length() < RingId.BYTES) {
            descend(prefix, there.children());
        }
    }

    private void descend(Bytes prefix, List<Child> there) {
        BitSet nonEmptyThere = new BitSet();
        for (Child child : there) {
            nonEmptyThere.set(child.index());
            Bytes childPrefix = MerkleTree.childPrefix(prefix, child.index());
            if (!child.digest().equals(here.digest(childPrefix))) {
                toCompare.add(childPrefix);
            }
        }
        for (BlockVersion block : here.within(prefix)) {
            if (!nonEmptyThere.get(MerkleTree.childIndex(prefix, block.key()))) {
                difference.missingThere().add(block);
            }
        }
    }
}
