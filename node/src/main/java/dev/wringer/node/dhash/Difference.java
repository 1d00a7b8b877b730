package dev.wringer.node.dhash;

import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the blocks of two nodes differ within some range.
 *
 * @param missingHere what the other one holds and this one lacks, or has in a version that loses
 * @param missingThere the opposite
 */
record Difference(List<BlockVersion> missingHere, List<BlockVersion> missingThere) {

    /** No difference so far. */
    Difference() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /** Adds how the blocks {@code here} differ from those {@code there}. */
    void add(List<BlockVersion> here, List<BlockVersion> there) {
        addWinners(there, versionsOf(here), missingHere);
        addWinners(here, versionsOf(there), missingThere);
    }

    private static void addWinners(
            List<BlockVersion> blocks, SortedMap<RingId, Version> held, List<BlockVersion> missing) {
        for (BlockVersion block : blocks) {
            Version version = held.get(block.key());
            if (version == null || block.version().supersedes(version)) {
                missing.add(block);
            }
        }
    }

    private static SortedMap<RingId, Version> versionsOf(List<BlockVersion> blocks) {
        SortedMap<RingId, Version> versions = new TreeMap<>();
        for (BlockVersion block : blocks) {
            versions.put(block.key(), block.version());
        }
        return versions;
    }
}
