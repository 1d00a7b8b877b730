package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;

/** Whether a block is what it claims to be. Asked whenever a block is stored, served or fetched. */
@FunctionalInterface
public interface Verification {

    /** The block proves that it belongs to the key (CFS'01 §4.1). */
    Verification AUTHENTIC = (key, block) -> block.key().equals(key) && block.isAuthentic();

    /** Whether {@code block} may be held and served under {@code key}. Must not throw, whatever the block contains. */
    boolean accepts(RingId key, Block block);
}
