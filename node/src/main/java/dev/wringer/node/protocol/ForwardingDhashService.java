package dev.wringer.node.protocol;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import java.util.List;

/** Answers as another one does; for those that answer something else to some requests. */
public abstract class ForwardingDhashService implements DhashService {

    private final DhashService honest;

    /** In front of {@code honest}. */
    protected ForwardingDhashService(DhashService honest) {
        this.honest = honest;
    }

    @Override
    public void findBlock(DhashRequest.FindBlock request, Promise<DhashReply.Step> answer) {
        honest.findBlock(request, answer);
    }

    @Override
    public void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer) {
        honest.fetchBlock(key, answer);
    }

    @Override
    public void storeBlock(DhashRequest.StoreBlock request, Promise<DhashReply.Stored> answer) {
        honest.storeBlock(request, answer);
    }

    @Override
    public void cacheBlock(Block block, Promise<DhashReply.Noted> answer) {
        honest.cacheBlock(block, answer);
    }

    @Override
    public void compareRange(DhashRequest.CompareRange request, Promise<DhashReply.Comparison> answer) {
        honest.compareRange(request, answer);
    }

    @Override
    public void offerBlocks(List<BlockVersion> blocks, Promise<DhashReply.Wanted> answer) {
        honest.offerBlocks(blocks, answer);
    }
}
