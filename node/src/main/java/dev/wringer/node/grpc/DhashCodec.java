package dev.wringer.node.grpc;

import dev.wringer.node.block.Version;
import dev.wringer.node.grpc.v1.CacheBlockReply;
import dev.wringer.node.grpc.v1.CacheBlockRequest;
import dev.wringer.node.grpc.v1.CompareRangeReply;
import dev.wringer.node.grpc.v1.CompareRangeRequest;
import dev.wringer.node.grpc.v1.DhashGrpc;
import dev.wringer.node.grpc.v1.FetchBlockReply;
import dev.wringer.node.grpc.v1.FetchBlockRequest;
import dev.wringer.node.grpc.v1.FindBlockReply;
import dev.wringer.node.grpc.v1.FindBlockRequest;
import dev.wringer.node.grpc.v1.OfferBlocksReply;
import dev.wringer.node.grpc.v1.OfferBlocksRequest;
import dev.wringer.node.grpc.v1.StoreBlockReply;
import dev.wringer.node.grpc.v1.StoreBlockRequest;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply.Child;
import dev.wringer.node.protocol.DhashReply.Children;
import dev.wringer.node.protocol.DhashReply.Comparison;
import dev.wringer.node.protocol.DhashReply.Entries;
import dev.wringer.node.protocol.DhashReply.Fetched;
import dev.wringer.node.protocol.DhashReply.Found;
import dev.wringer.node.protocol.DhashReply.NotHeld;
import dev.wringer.node.protocol.DhashReply.Noted;
import dev.wringer.node.protocol.DhashReply.Onwards;
import dev.wringer.node.protocol.DhashReply.Same;
import dev.wringer.node.protocol.DhashReply.Step;
import dev.wringer.node.protocol.DhashReply.Stored;
import dev.wringer.node.protocol.DhashReply.Wanted;
import dev.wringer.node.protocol.DhashRequest.CacheBlock;
import dev.wringer.node.protocol.DhashRequest.CompareRange;
import dev.wringer.node.protocol.DhashRequest.FetchBlock;
import dev.wringer.node.protocol.DhashRequest.FindBlock;
import dev.wringer.node.protocol.DhashRequest.OfferBlocks;
import dev.wringer.node.protocol.DhashRequest.StoreBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests and replies of DHash on the wire. Stateless. */
final class DhashCodec {

    static final Rpc<FindBlock, Step, FindBlockRequest, FindBlockReply> FIND_BLOCK = new Rpc<>(
            FindBlock.class,
            DhashGrpc.getFindBlockMethod(),
            (to, find) -> FindBlockRequest.newBuilder()
                    .setVirtualNode(to)
                    .setKey(RingCodec.encode(find.key()))
                    .addAllAvoid(RingCodec.encode(find.avoid()))
                    .build(),
            FindBlockRequest::getVirtualNode,
            wire -> new FindBlock(
                    RingCodec.decodeId("key", wire.getKey()), RingCodec.decode("avoid", wire.getAvoidList())),
            DhashCodec::encode,
            DhashCodec::decode);

    static final Rpc<FetchBlock, Fetched, FetchBlockRequest, FetchBlockReply> FETCH_BLOCK = new Rpc<>(
            FetchBlock.class,
            DhashGrpc.getFetchBlockMethod(),
            (to, fetch) -> FetchBlockRequest.newBuilder()
                    .setVirtualNode(to)
                    .setKey(RingCodec.encode(fetch.key()))
                    .build(),
            FetchBlockRequest::getVirtualNode,
            wire -> new FetchBlock(RingCodec.decodeId("key", wire.getKey())),
            DhashCodec::encode,
            DhashCodec::decode);

    static final Rpc<StoreBlock, Stored, StoreBlockRequest, StoreBlockReply> STORE_BLOCK = new Rpc<>(
            StoreBlock.class,
            DhashGrpc.getStoreBlockMethod(),
            (to, store) -> StoreBlockRequest.newBuilder()
                    .setVirtualNode(to)
                    .setBlock(BlockCodec.encode(store.block()))
                    .addAllAbsent(RingCodec.encode(store.absent()))
                    .setCause(encode(store.cause()))
                    .build(),
            StoreBlockRequest::getVirtualNode,
            wire -> new StoreBlock(
                    BlockCodec.decode(wire.getBlock()),
                    RingCodec.decode("absent", wire.getAbsentList()),
                    decode(wire.getCause())),
            DhashCodec::encode,
            DhashCodec::decode);

    static final Rpc<CacheBlock, Noted, CacheBlockRequest, CacheBlockReply> CACHE_BLOCK = new Rpc<>(
            CacheBlock.class,
            DhashGrpc.getCacheBlockMethod(),
            (to, cache) -> CacheBlockRequest.newBuilder()
                    .setVirtualNode(to)
                    .setBlock(BlockCodec.encode(cache.block()))
                    .build(),
            CacheBlockRequest::getVirtualNode,
            wire -> new CacheBlock(BlockCodec.decode(wire.getBlock())),
            noted -> CacheBlockReply.getDefaultInstance(),
            wire -> Noted.INSTANCE);

    static final Rpc<CompareRange, Comparison, CompareRangeRequest, CompareRangeReply> COMPARE_RANGE = new Rpc<>(
            CompareRange.class,
            DhashGrpc.getCompareRangeMethod(),
            (to, compare) -> CompareRangeRequest.newBuilder()
                    .setVirtualNode(to)
                    .setFrom(RingCodec.encode(compare.arc().from()))
                    .setTo(RingCodec.encode(compare.arc().to()))
                    .setPrefix(RingCodec.encode(compare.prefix()))
                    .setDigest(RingCodec.encode(compare.digest()))
                    .build(),
            CompareRangeRequest::getVirtualNode,
            DhashCodec::decode,
            DhashCodec::encode,
            DhashCodec::decode);

    static final Rpc<OfferBlocks, Wanted, OfferBlocksRequest, OfferBlocksReply> OFFER_BLOCKS = new Rpc<>(
            OfferBlocks.class,
            DhashGrpc.getOfferBlocksMethod(),
            (to, offer) -> OfferBlocksRequest.newBuilder()
                    .setVirtualNode(to)
                    .addAllBlocks(BlockCodec.encode(offer.blocks()))
                    .build(),
            OfferBlocksRequest::getVirtualNode,
            DhashCodec::decode,
            wanted -> OfferBlocksReply.newBuilder()
                    .addAllKeys(wanted.keys().stream().map(RingCodec::encode).toList())
                    .build(),
            DhashCodec::decode);

    /** All of them. */
    static final List<Rpc<?, ?, ?, ?>> RPCS =
            List.of(FIND_BLOCK, FETCH_BLOCK, STORE_BLOCK, CACHE_BLOCK, COMPARE_RANGE, OFFER_BLOCKS);

    private DhashCodec() {}

    private static FindBlockReply encode(Step step) {
        FindBlockReply.Builder wire = FindBlockReply.newBuilder();
        if (step instanceof Found found) {
            wire.setFound(encode(found));
        } else if (step instanceof Onwards onwards) {
            wire.setOnwards(ChordCodec.encode(onwards.hop()));
        }
        return wire.build();
    }

    private static Step decode(FindBlockReply wire) throws Malformed {
        return switch (wire.getStepCase()) {
            case FOUND -> decode(wire.getFound());
            case ONWARDS -> new Onwards(ChordCodec.decode(wire.getOnwards()));
            default -> throw new Malformed("step is of an unknown kind");
        };
    }

    private static FetchBlockReply encode(Fetched fetched) {
        FetchBlockReply.Builder wire = FetchBlockReply.newBuilder();
        if (fetched instanceof Found found) {
            wire.setFound(encode(found));
        } else if (fetched instanceof NotHeld notHeld) {
            wire.getNotHeldBuilder().setCorrupt(notHeld.corrupt()).setInTransition(notHeld.inTransition());
        }
        return wire.build();
    }

    private static Fetched decode(FetchBlockReply wire) throws Malformed {
        return switch (wire.getFetchedCase()) {
            case FOUND -> decode(wire.getFound());
            case NOT_HELD ->
                new NotHeld(wire.getNotHeld().getCorrupt(), wire.getNotHeld().getInTransition());
            default -> throw new Malformed("answer to a fetch is of an unknown kind");
        };
    }

    private static dev.wringer.node.grpc.v1.Found encode(Found found) {
        return dev.wringer.node.grpc.v1.Found.newBuilder()
                .setBlock(BlockCodec.encode(found.block()))
                .setCached(found.cached())
                .setInTransition(found.inTransition())
                .build();
    }

    private static Found decode(dev.wringer.node.grpc.v1.Found wire) throws Malformed {
        return new Found(BlockCodec.decode(wire.getBlock()), wire.getCached(), wire.getInTransition());
    }

    private static StoreBlockRequest.Cause encode(StoreBlock.Cause cause) {
        return cause == StoreBlock.Cause.CLIENT ? StoreBlockRequest.Cause.CLIENT : StoreBlockRequest.Cause.REPAIR;
    }

    private static StoreBlock.Cause decode(StoreBlockRequest.Cause wire) throws Malformed {
        return switch (wire) {
            case CLIENT -> StoreBlock.Cause.CLIENT;
            case REPAIR -> StoreBlock.Cause.REPAIR;
            default -> throw new Malformed("cause is of an unknown kind");
        };
    }

    private static StoreBlockReply encode(Stored stored) {
        StoreBlockReply.Builder wire = StoreBlockReply.newBuilder().setOutcome(encode(stored.outcome()));
        stored.held().ifPresent(version -> wire.setHeld(BlockCodec.encode(version)));
        return wire.build();
    }

    private static Stored decode(StoreBlockReply wire) throws Malformed {
        Optional<Version> held = wire.hasHeld() ? Optional.of(BlockCodec.decode(wire.getHeld())) : Optional.empty();
        return new Stored(decode(wire.getOutcome()), held);
    }

    private static StoreBlockReply.Outcome encode(Stored.Outcome outcome) {
        return StoreBlockReply.Outcome.valueOf(outcome.name()); // a test holds the names to one another
    }

    private static Stored.Outcome decode(StoreBlockReply.Outcome wire) throws Malformed {
        if (wire == StoreBlockReply.Outcome.OUTCOME_UNSPECIFIED || wire == StoreBlockReply.Outcome.UNRECOGNIZED) {
            throw new Malformed("outcome is of an unknown kind");
        }
        return Stored.Outcome.valueOf(wire.name());
    }

    private static CompareRange decode(CompareRangeRequest wire) throws Malformed {
        if (wire.getPrefix().size() > RingId.BYTES) {
            throw new Malformed("prefix has " + wire.getPrefix().size() + " bytes, more than a key");
        }
        return new CompareRange(
                new Arc(RingCodec.decodeId("from", wire.getFrom()), RingCodec.decodeId("to", wire.getTo())),
                RingCodec.decode(wire.getPrefix()),
                RingCodec.decode(wire.getDigest()));
    }

    private static CompareRangeReply encode(Comparison comparison) {
        CompareRangeReply.Builder wire = CompareRangeReply.newBuilder();
        if (comparison instanceof Same) {
            wire.getSameBuilder();
        } else if (comparison instanceof Children differing) {
            for (Child child : differing.children()) {
                wire.getChildrenBuilder()
                        .addChildrenBuilder()
                        .setIndex(child.index())
                        .setDigest(RingCodec.encode(child.digest()));
            }
            wire.getChildrenBuilder(); // even if there are none
        } else if (comparison instanceof Entries held) {
            wire.getEntriesBuilder().addAllEntries(BlockCodec.encode(held.entries()));
        }
        return wire.build();
    }

    private static Comparison decode(CompareRangeReply wire) throws Malformed {
        return switch (wire.getComparisonCase()) {
            case SAME -> Same.INSTANCE;
            case CHILDREN -> decode(wire.getChildren());
            case ENTRIES -> new Entries(BlockCodec.decode(wire.getEntries().getEntriesList()));
            default -> throw new Malformed("comparison is of an unknown kind");
        };
    }

    private static Children decode(CompareRangeReply.Children wire) throws Malformed {
        BlockCodec.requireFew("children", wire.getChildrenCount());
        List<Child> children = new ArrayList<>(wire.getChildrenCount());
        for (CompareRangeReply.Child child : wire.getChildrenList()) {
            if (child.getIndex() < 0 || child.getIndex() > 255) {
                throw new Malformed("index is outside 0 … 255");
            }
            children.add(new Child(child.getIndex(), RingCodec.decode(child.getDigest())));
        }
        return new Children(List.copyOf(children));
    }

    private static OfferBlocks decode(OfferBlocksRequest wire) throws Malformed {
        if (wire.getBlocksCount() > OfferBlocks.MOST_BLOCKS) {
            throw new Malformed(wire.getBlocksCount() + " blocks are offered, more than " + OfferBlocks.MOST_BLOCKS);
        }
        return new OfferBlocks(BlockCodec.decode(wire.getBlocksList()));
    }

    private static Wanted decode(OfferBlocksReply wire) throws Malformed {
        BlockCodec.requireFew("keys", wire.getKeysCount());
        List<RingId> keys = new ArrayList<>(wire.getKeysCount());
        for (var key : wire.getKeysList()) {
            keys.add(RingCodec.decodeId("key", key));
        }
        return new Wanted(List.copyOf(keys));
    }
}
