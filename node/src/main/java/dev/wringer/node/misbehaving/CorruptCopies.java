package dev.wringer.node.misbehaving;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.dhash.Dhash;

/**
 * A node that serves other bytes than it was given, under the same key.
 *
 * <p>Verification must catch every one: the reader passes the copy over and counts it. To be caught by that count, and by fetches that
 * find nothing although holders are alive.
 */
public final class CorruptCopies extends AlteredCopies {

    private static final Bytes FORGED = Bytes.ofText("forged");

    /** In front of {@code honest}. */
    public CorruptCopies(Dhash honest) {
        super(honest);
    }

    @Override
    protected Block altered(Block held) {
        return held instanceof SignedBlock its
                ? new SignedBlock(its.key(), its.publicKey(), its.salt(), its.number(), FORGED, its.signature())
                : new ContentBlock(held.key(), FORGED);
    }
}
