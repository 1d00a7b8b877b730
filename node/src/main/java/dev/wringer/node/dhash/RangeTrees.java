package dev.wringer.node.dhash;

import dev.wringer.node.id.Arc;
import dev.wringer.node.port.BlockStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Merkle trees over a node's store, one for each arc that is compared; kept until the store changes. */
final class RangeTrees {

    /** About k arcs are compared with each node; more only when the ring changes. */
    private static final int MOST_TREES = 32;

    private final BlockStore store;
    private final Map<Arc, MerkleTree> trees =
            new LinkedHashMap<>(); // oldest first; all over the store of that revision
    private long revision;

    RangeTrees(BlockStore store) {
        this.store = store;
        this.revision = store.revision();
    }

    /** The tree over what the store holds in this arc at the moment. */
    MerkleTree over(Arc arc) {
        if (revision != store.revision()) {
            trees.clear();
            revision = store.revision();
        }
        MerkleTree known = trees.get(arc);
        if (known != null) {
            return known;
        }
        if (trees.size() == MOST_TREES) {
            trees.remove(trees.keySet().iterator().next());
        }
        MerkleTree tree = MerkleTree.over(store.versions(), arc);
        trees.put(arc, tree);
        return tree;
    }
}
