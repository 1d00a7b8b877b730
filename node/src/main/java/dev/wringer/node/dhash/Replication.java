package dev.wringer.node.dhash;

import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;

/** How a put has a replica holder store the block. */
@FunctionalInterface
public interface Replication {

    /**
     * Has one of the replica holders store the block.
     *
     * @param holder perhaps the node itself
     * @param place how many holders were asked before it: 0 for the owner
     * @return what the holder says it has done; broken if it does not answer
     */
    Promise<Stored> store(Peer holder, int place, StoreBlock request);
}
