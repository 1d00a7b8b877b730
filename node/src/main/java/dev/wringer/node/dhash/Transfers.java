package dev.wringer.node.dhash;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Stored.Outcome;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Moves replicas between this node and others, on behalf of maintenance. */
final class Transfers {

    private final Dhash node;
    private final BooleanSupplier mayGoOn;

    /** Transfers that end early when {@code mayGoOn} has become false. */
    Transfers(Dhash node, BooleanSupplier mayGoOn) {
        this.node = node;
        this.mayGoOn = mayGoOn;
    }

    /** Fetches replicas from {@code other}, verifies them and holds them from now on; kept with how many were news. */
    Promise<Integer> fetch(Peer other, List<BlockVersion> blocks) {
        if (node.store().isFull()) {
            return Promise.of(0); // they could not be kept
        }
        return InFlight.each(blocks, block -> fetchOne(other, block.key()), mayGoOn);
    }

    private Promise<Boolean> fetchOne(Peer other, RingId key) {
        return node.ask(other, new FetchBlock(key))
                .map(answer -> answer instanceof Found found
                        && found.block().key().equals(key)
                        && node.keepRepaired(found.block()).outcome() == Outcome.STORED);
    }

    /** Has {@code other} hold replicas of these blocks; kept with how many were news there. */
    Promise<Integer> push(Peer other, List<BlockVersion> blocks) {
        return InFlight.each(
                blocks,
                block -> push(other, block.key(), List.of()).map(stored -> stored.outcome() == Outcome.STORED),
                mayGoOn);
    }

    /**
     * Has {@code other} hold a replica of one block.
     *
     * @param absent not to be counted when {@code other} works out whether it is responsible
     */
    Promise<Stored> push(Peer other, RingId key, List<Peer> absent) {
        Optional<Block> block = node.held().get(key);
        if (block.isEmpty()) { // gone bad, or dropped meanwhile
            return Promise.of(new Stored(Outcome.CORRUPT, Optional.empty()));
        }
        return node.ask(other, new StoreBlock(block.get(), absent, StoreBlock.Cause.REPAIR));
    }
}
