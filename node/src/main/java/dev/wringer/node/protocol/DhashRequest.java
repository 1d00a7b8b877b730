package dev.wringer.node.protocol;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import java.util.List;

/**
 * The requests of DHash. Each knows which method of a {@link DhashService} serves it.
 *
 * @param <R> what it gets in reply
 */
public sealed interface DhashRequest<R extends DhashReply> extends Request<R> {

    /** Has {@code service} answer this request into {@code answer}. */
    void serve(DhashService service, Promise<R> answer);

    /**
     * A step of a lookup on behalf of a fetch (CFS'01 §5.1): the block itself, if the node holds or caches it, or else
     * the next hop on the way to its key.
     *
     * @param avoid peers that did not answer the asker: to be treated as if they were not in the tables
     */
    record FindBlock(RingId key, List<Peer> avoid) implements DhashRequest<DhashReply.Step> {
        @Override
        public void serve(DhashService service, Promise<DhashReply.Step> answer) {
            service.findBlock(this, answer);
        }
    }

    /** The replica held under {@code key}, please; a cached copy does not count. */
    record FetchBlock(RingId key) implements DhashRequest<DhashReply.Fetched> {
        @Override
        public void serve(DhashService service, Promise<DhashReply.Fetched> answer) {
            service.fetchBlock(key, answer);
        }
    }

    /**
     * Hold this block as one of its replicas. The answer may take the time of a lookup: a node checks that it is
     * responsible.
     *
     * @param absent peers that did not answer the asker, or the asker itself if it is about to leave: not counted when
     *     the replica holders are worked out
     * @param cause who wants it stored
     */
    record StoreBlock(Block block, List<Peer> absent, Cause cause) implements DhashRequest<DhashReply.Stored> {

        /** Who wants a block stored. */
        public enum Cause {
            /** A client stores it. */
            CLIENT,
            /** Maintenance has found that a replica is missing. */
            REPAIR
        }

        @Override
        public void serve(DhashService service, Promise<DhashReply.Stored> answer) {
            service.storeBlock(this, answer);
        }
    }

    /** You were on the path of a lookup for this block: keep a copy, if you like (CFS'01 §5.2). */
    record CacheBlock(Block block) implements DhashRequest<DhashReply.Noted> {
        @Override
        public void serve(DhashService service, Promise<DhashReply.Noted> answer) {
            service.cacheBlock(block, answer);
        }
    }

    /**
     * Do we hold the same blocks in this range? One step down the two Merkle trees over {@code arc}.
     *
     * @param prefix the leading bytes that the keys in question have in common: which subtree is compared
     * @param digest the asker's digest of that subtree
     */
    record CompareRange(Arc arc, Bytes prefix, Bytes digest) implements DhashRequest<DhashReply.Comparison> {
        @Override
        public void serve(DhashService service, Promise<DhashReply.Comparison> answer) {
            service.compareRange(this, answer);
        }
    }

    /**
     * Which of these blocks do you lack? Broken with {@link RpcFailure.Kind#LEAVING} by a node that is on its way out.
     *
     * @param blocks what the asker has to give; at most {@link #MOST_BLOCKS}; none, to ask whether the node stays
     */
    record OfferBlocks(List<BlockVersion> blocks) implements DhashRequest<DhashReply.Wanted> {

        /**
         * The most blocks that one offer lists: what is not wanted has to be read and verified before the answer, in one step
         * of the node, which nobody should be held up by for long. docs/BENCHMARKS.md has the cost.
         */
        public static final int MOST_BLOCKS = 16;

        @Override
        public void serve(DhashService service, Promise<DhashReply.Wanted> answer) {
            service.offerBlocks(blocks, answer);
        }
    }
}
