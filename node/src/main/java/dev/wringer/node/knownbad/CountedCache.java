package dev.wringer.node.knownbad;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.dhash.Dhash;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.ForwardingDhashService;
import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.Optional;

/**
 * A copy in the path cache counts as a replica: the node says that it holds the block, and does not store it.
 *
 * <p>What is wrong: repair makes one replica too few, and the copy that it counts on goes as soon as the cache is full. To be caught
 * by the replica census, once somebody who has cached a block becomes one of its holders.
 */
public final class CountedCache extends ForwardingDhashService {

    private final Dhash node;

    /** In front of {@code node}. */
    public CountedCache(Dhash node) {
        super(node);
        this.node = node;
    }

    @Override
    public void fetchBlock(RingId key, Promise<DhashReply.Fetched> answer) {
        node.cached(key)
                .ifPresentOrElse(
                        copy -> answer.keep(new DhashReply.Found(copy, false)), () -> super.fetchBlock(key, answer));
    }

    @Override
    public void storeBlock(DhashRequest.StoreBlock request, Promise<Stored> answer) {
        Optional<Block> copy = node.cached(request.block().key());
        copy.ifPresentOrElse(
                cached -> answer.keep(new Stored(Outcome.ALREADY_HELD, Optional.of(cached.version()))),
                () -> super.storeBlock(request, answer));
    }

    @Override
    public void offerBlocks(List<BlockVersion> blocks, Promise<DhashReply.Wanted> answer) {
        super.offerBlocks(
                blocks.stream()
                        .filter(block -> node.cached(block.key()).isEmpty())
                        .toList(),
                answer);
    }
}
