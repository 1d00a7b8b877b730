package dev.wringer.node.misbehaving;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.ForwardingDhashService;
import dev.wringer.node.protocol.Promise;

/**
 * A node that serves other bytes than it was given, under the same key.
 *
 * <p>Verification must catch every one: the reader passes the copy over and counts it. To be caught by that count, and by fetches that
 * find nothing although holders are alive.
 */
public final class CorruptCopies extends ForwardingDhashService {

    private static final Bytes FORGED = Bytes.ofText("forged");

    /** In front of {@code honest}. */
    public CorruptCopies(Dhash honest) {
        super(honest);
    }

    @Override
    public void findBlock(DhashRequest.FindBlock request, Promise<DhashReply.Step> answer) {
        Promise<DhashReply.Step> honest = new Promise<>();
        super.findBlock(request, honest);
        honest.<DhashReply.Step>map(step -> step instanceof Found found ? forged(found) : step)
                .forwardTo(answer);
    }

    @Override
    public void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer) {
        Promise<DhashReply.Fetched> honest = new Promise<>();
        super.fetchBlock(key, honest);
        honest.<DhashReply.Fetched>map(held -> held instanceof Found found ? forged(found) : held)
                .forwardTo(answer);
    }

    private static Found forged(Found found) {
        return new Found(forged(found.block()), found.cached(), found.leaving());
    }

    private static Block forged(Block block) {
        return block instanceof SignedBlock its
                ? new SignedBlock(its.key(), its.publicKey(), its.salt(), its.number(), FORGED, its.signature())
                : new ContentBlock(block.key(), FORGED);
    }
}
