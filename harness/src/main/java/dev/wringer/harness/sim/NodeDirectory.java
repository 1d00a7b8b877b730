package dev.wringer.harness.sim;

import dev.wringer.node.id.RingId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds simulated nodes by id: a hash table with open addressing that takes an id's top bits, which are random already,
 * as its hash. Each message delivered asks it once, and in a ring of 10^6 each memory access saved counts.
 */
final class NodeDirectory {

    private @Nullable SimNode[] table = new SimNode[64]; // a power of two, at most half full
    private long[] bits =
            new long[64]; // bits[i] = table[i].self().id().highBits(): tells nodes apart without a look at them
    private int size;

    /** Adds a node; no two have the same id. */
    void add(SimNode node) {
        if (2 * (size + 1) > table.length) {
            grow();
        }
        insert(node);
        size++;
    }

    private void insert(SimNode node) {
        int index = slotOf(node.self().id());
        if (table[index] != null) {
            throw new IllegalArgumentException("there is a node with the id of " + node.self() + " already");
        }
        table[index] = node;
        bits[index] = node.self().id().highBits();
    }

    /** Has a node take the place of the one with its id, which there must be. */
    void replace(SimNode node) {
        table[slotOf(node.self().id())] = node;
    }

    private void grow() {
        @Nullable SimNode[] full = table;
        table = new SimNode[2 * full.length];
        bits = new long[table.length];
        for (SimNode node : full) {
            if (node != null) {
                insert(node);
            }
        }
    }

    /** The node with this id, or null. */
    @Nullable
    SimNode find(RingId id) {
        return table[slotOf(id)];
    }

    /** Where the node with this id is, or should be. */
    private int slotOf(RingId id) {
        int mask = table.length - 1;
        int index = id.topBits() & mask;
        SimNode node = table[index];
        while (node != null
                && !(bits[index] == id.highBits() && node.self().id().equals(id))) {
            index = (index + 1) & mask;
            node = table[index];
        }
        return index;
    }

    /** Shows every node, dead or alive, in no particular order. */
    void forEach(Consumer<SimNode> action) {
        for (SimNode node : table) {
            if (node != null) {
                action.accept(node);
            }
        }
    }
}
