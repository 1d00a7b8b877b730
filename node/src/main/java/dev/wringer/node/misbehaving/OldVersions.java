package dev.wringer.node.misbehaving;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.Promise;
import java.util.HashMap;
import java.util.Map;

/**
 * A node that holds what it should, and serves the oldest version of it that it has ever been given: its signature is genuine.
 *
 * <p>What it holds looks right. To be caught by readers that are given less than was acknowledged before.
 */
public final class OldVersions extends AlteredCopies {

    private final Map<RingId, Block> oldest = new HashMap<>(); // never walked through

    /** In front of {@code honest}. */
    public OldVersions(Dhash honest) {
        super(honest);
    }

    @Override
    public void storeBlock(DhashRequest.StoreBlock request, Promise<DhashReply.Stored> answer) {
        see(request.block());
        super.storeBlock(request, answer);
    }

    @Override
    protected Block altered(Block held) {
        return see(held);
    }

    /** Takes note of a version, and returns the oldest one seen so far. */
    private Block see(Block seen) {
        return oldest.merge(seen.key(), seen, (old, other) -> old.version().supersedes(other.version()) ? other : old);
    }
}
