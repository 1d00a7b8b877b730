package dev.wringer.node.protocol;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import java.util.List;

/** What DHash answers; one method for each {@link DhashRequest}. An answer may be given later. */
public interface DhashService {

    /** Serves {@link DhashRequest.FindBlock}. */
    void findBlock(DhashRequest.FindBlock request, Promise<DhashReply.Step> answer);

    /** Serves {@link DhashRequest.FetchBlock}. */
    void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer);

    /** Serves {@link DhashRequest.StoreBlock}. */
    void storeBlock(DhashRequest.StoreBlock request, Promise<DhashReply.Stored> answer);

    /** Serves {@link DhashRequest.CacheBlock}. */
    void cacheBlock(Block block, Promise<DhashReply.Noted> answer);

    /** Serves {@link DhashRequest.CompareRange}. */
    void compareRange(DhashRequest.CompareRange request, Promise<DhashReply.Comparison> answer);

    /** Serves {@link DhashRequest.OfferBlocks}. */
    void offerBlocks(List<BlockVersion> blocks, Promise<DhashReply.Wanted> answer);
}
