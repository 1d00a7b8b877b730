package dev.wringer.node.knownbad;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Verification;
import dev.wringer.node.id.RingId;

/**
 * Verification that accepts everything.
 *
 * <p>What is wrong: corrupt bytes are stored, passed on and served as if they were genuine. To be caught by a client that
 * compares what it fetches with what it stored, once some copies have been corrupted.
 */
public final class NoVerification implements Verification {

    @Override
    public boolean accepts(RingId key, Block block) {
        return true;
    }
}
