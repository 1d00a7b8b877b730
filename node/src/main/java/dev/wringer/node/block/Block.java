package dev.wringer.node.block;

import dev.wringer.node.id.RingId;

/**
 * A block of data whose key commits to what it may contain, so that whoever receives it can tell whether it is genuine
 * without trusting the sender. Immutable.
 */
public sealed interface Block permits ContentBlock, SignedBlock {

    /** Where the block lives: at the successors of this key. */
    RingId key();

    /** Among authentic blocks with the same key the one with the highest version wins. */
    Version version();

    /** What the application stored. */
    Bytes payload();

    /** Whether key and contents belong together: recomputed at each call, from nothing but the block itself. */
    boolean isAuthentic();
}
