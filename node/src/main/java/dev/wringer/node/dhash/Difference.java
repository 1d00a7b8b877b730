package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the blocks of two nodes differ within some range.
 *
 * @param missingHere what the other one holds and this one lacks, or has in an older version
 * @param missingThere the opposite
 */
record Difference(List<BlockVersion> missingHere, List<BlockVersion> missingThere) {

    /** No difference so far. */
    Difference() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Adds how the blocks {@code here} differ from those {@code there}. */
    void add(List<BlockVersion> here, List<BlockVersion> there) {
        addNewer(there, versionsOf(here), missingHere);
        addNewer(here, versionsOf(there), missingThere);
    }

    private static void addNewer(List<BlockVersion> blocks, SortedMap<RingId, Long> held, List<BlockVersion> missing) {
        for (BlockVersion block : blocks) {
            Long version = held.get(block.key());
            if (version == null || version < block.version()) {
                missing.add(block);
            }
        }
    }

    private static SortedMap<RingId, Long> versionsOf(List<BlockVersion> blocks) {
        SortedMap<RingId, Long> versions = new TreeMap<>();
        for (BlockVersion block : blocks) {
            versions.put(block.key(), block.version());
        }
        return versions;
    }
}
