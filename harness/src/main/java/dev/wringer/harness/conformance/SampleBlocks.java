package dev.wringer.harness.conformance;

import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.workload.Author;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import java.util.ArrayList;
import java.util.List;

/** Blocks that nobody has stored before. Their contents say who has made them. */
final class SampleBlocks {

    private static final String NAME = "stored by ./wringer conformance, and of no use to anybody: ";
    /** Of how many virtual nodes of a host blocks are made: some host may carry thousands. */
    static final int MOST_NODES = 8;

    private static final int MOST_TRIES = 1_000_000; // for one with the right key: a second or two

    private final Entropy chance;

    SampleBlocks(Entropy chance) {
        this.chance = chance;
    }

    /** One of them. */
    Block content() {
        return ContentBlock.of(Bytes.ofText(NAME + Long.toHexString(chance.nextLong())));
    }

    /** The key of a block that nobody stores. */
    RingId unusedKey() {
        return content().key();
    }

    /** Somebody who has published nothing yet. */
    Author author() {
        return Author.several(1, chance).get(0);
    }

    /** What an author may write. */
    static String contents(String distinction) {
        return NAME + distinction;
    }

    /** Blocks that these nodes own, by what they believe: two for each that knows its predecessor, but not for too many. */
    List<Block> ownedBy(List<InspectedNode> nodes) {
        List<Block> blocks = new ArrayList<>();
        for (InspectedNode node : nodes.stream().limit(MOST_NODES).toList()) {
            node.belief().predecessor().ifPresent(predecessor -> {
                Arc own = new Arc(predecessor.id(), node.belief().self().id());
                blocks.add(within(own));
                blocks.add(within(own));
            });
        }
        return blocks;
    }

    private Block within(Arc arc) {
        Block block = content();
        for (int i = 0; i < MOST_TRIES && !arc.contains(block.key()); i++) {
            block = content();
        }
        return block;
    }
}
