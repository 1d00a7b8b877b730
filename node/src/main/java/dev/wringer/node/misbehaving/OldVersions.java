package dev.wringer.node.misbehaving;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.ForwardingDhashService;
import dev.wringer.node.protocol.Promise;
import java.util.HashMap;
import java.util.Map;

/**
 * A node that holds what it should, and serves the oldest version of it that it has ever been given: its signature is genuine.
 *
 * <p>What it holds looks right. To be caught by readers that are given less than was acknowledged before.
 */
public final class OldVersions extends ForwardingDhashService {

    private final Map<RingId, Block> oldest = new HashMap<>(); // never walked through

    /** In front of {@code honest}. */
    public OldVersions(Dhash honest) {
        super(honest);
    }

    @Override
    public void storeBlock(DhashRequest.StoreBlock request, Promise<DhashReply.Stored> answer) {
        oldestOf(request.block());
        super.storeBlock(request, answer);
    }

    @Override
    public void findBlock(DhashRequest.FindBlock request, Promise<DhashReply.Step> answer) {
        Promise<DhashReply.Step> honest = new Promise<>();
        super.findBlock(request, honest);
        honest.<DhashReply.Step>map(step -> step instanceof Found found ? replayed(found) : step)
                .forwardTo(answer);
    }

    @Override
    public void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer) {
        Promise<DhashReply.Fetched> honest = new Promise<>();
        super.fetchBlock(key, honest);
        honest.<DhashReply.Fetched>map(held -> held instanceof Found found ? replayed(found) : held)
                .forwardTo(answer);
    }

    private Found replayed(Found found) {
        return new Found(oldestOf(found.block()), found.cached(), found.leaving());
    }

    private Block oldestOf(Block seen) {
        return oldest.merge(seen.key(), seen, (old, other) -> old.version().supersedes(other.version()) ? other : old);
    }
}
