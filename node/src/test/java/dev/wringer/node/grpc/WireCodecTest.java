package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.Version;
import dev.wringer.node.grpc.v1.ArrivedRequest;
import dev.wringer.node.grpc.v1.CompareRangeReply;
import dev.wringer.node.grpc.v1.DeadEndRequest;
import dev.wringer.node.grpc.v1.FetchBlockReply;
import dev.wringer.node.grpc.v1.FindBlockReply;
import dev.wringer.node.grpc.v1.FindNextHopRequest;
import dev.wringer.node.grpc.v1.NextHop;
import dev.wringer.node.grpc.v1.NotifyRequest;
import dev.wringer.node.grpc.v1.OfferBlocksRequest;
import dev.wringer.node.grpc.v1.StoreBlockReply;
import dev.wringer.node.grpc.v1.StoreBlockRequest;
import dev.wringer.node.id.Arc;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.ChordReply;
import dev.wringer.node.protocol.ChordRequest;
import dev.wringer.node.protocol.DhashReply;
import dev.wringer.node.protocol.DhashRequest;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.signing.SigningKey;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WireCodecTest {

    private static final Peer A = Peer.at("host-1:7000", 0);
    private static final Peer B = Peer.at("host-2.ring:7000", 19);
    private static final RingId KEY = Keys.ofText("a key");
    private static final Block CONTENT = ContentBlock.of(Bytes.ofText("contents"));
    private static final Block SIGNED =
            SigningKey.ofSeed(7).sign(Bytes.ofText("salt"), Long.MAX_VALUE, Bytes.ofText("contents"));
    private static final Block FORGED = new ContentBlock(KEY, Bytes.EMPTY);
    private static final int VIRTUAL_NODE = 17;

    static Stream<Request<?>> requests() {
        return Stream.of(
                new ChordRequest.Ping(),
                new ChordRequest.GetNeighbours(),
                new ChordRequest.Notify(A),
                new ChordRequest.FindNextHop(KEY, List.of()),
                new ChordRequest.FindNextHop(KEY, List.of(A, B)),
                new ChordRequest.PassOn(KEY, A, -1, List.of(B), List.of(A, B), List.of()),
                new ChordRequest.PassOn(KEY, A, 1, List.of(), List.of(), List.of(B, A)),
                new ChordRequest.Detour(Long.MAX_VALUE, List.of(A), List.of(B, A)),
                new ChordRequest.DeadEnd(-7, B, List.of(A), List.of(B)),
                new ChordRequest.Arrived(Long.MIN_VALUE, B, List.of(A), List.of(), List.of(B)),
                new ChordRequest.Farewell(A, null, List.of()),
                new ChordRequest.Farewell(A, B, List.of(B, A)),
                new DhashRequest.FindBlock(KEY, List.of(B)),
                new DhashRequest.FetchBlock(RingId.ZERO),
                new DhashRequest.StoreBlock(CONTENT, List.of(), DhashRequest.StoreBlock.Cause.CLIENT),
                new DhashRequest.StoreBlock(SIGNED, List.of(A), DhashRequest.StoreBlock.Cause.REPAIR),
                new DhashRequest.CacheBlock(FORGED),
                new DhashRequest.CompareRange(new Arc(KEY, KEY), Bytes.EMPTY, Bytes.ofText("digest")),
                new DhashRequest.OfferBlocks(List.of(
                        new BlockVersion(KEY, new Version(0, KEY)),
                        new BlockVersion(A.id(), new Version(-3, B.id())))));
    }

    record Answered(Request<?> request, Reply reply) {}

    static Stream<Answered> replies() {
        var get = new ChordRequest.GetNeighbours();
        var hop = new ChordRequest.FindNextHop(KEY, List.of());
        var find = new DhashRequest.FindBlock(KEY, List.of());
        var fetch = new DhashRequest.FetchBlock(KEY);
        var store = new DhashRequest.StoreBlock(CONTENT, List.of(), DhashRequest.StoreBlock.Cause.CLIENT);
        var compare = new DhashRequest.CompareRange(new Arc(KEY, A.id()), Bytes.EMPTY, Bytes.EMPTY);
        var offer = new DhashRequest.OfferBlocks(List.of());
        List<Answered> answers = new ArrayList<>(List.of(
                new Answered(new ChordRequest.Ping(), ChordReply.Alive.INSTANCE),
                new Answered(new ChordRequest.Notify(A), ChordReply.Acknowledged.INSTANCE),
                new Answered(
                        new ChordRequest.PassOn(KEY, A, 0, List.of(), List.of(), List.of()),
                        ChordReply.Acknowledged.INSTANCE),
                new Answered(new ChordRequest.Detour(0, List.of(), List.of()), ChordReply.Acknowledged.INSTANCE),
                new Answered(new ChordRequest.DeadEnd(0, A, List.of(B), List.of()), ChordReply.Acknowledged.INSTANCE),
                new Answered(
                        new ChordRequest.Arrived(0, A, List.of(A), List.of(), List.of()),
                        ChordReply.Acknowledged.INSTANCE),
                new Answered(new ChordRequest.Farewell(A, B, List.of()), ChordReply.Acknowledged.INSTANCE),
                new Answered(get, new ChordReply.Neighbours(null, List.of())),
                new Answered(get, new ChordReply.Neighbours(A, List.of(B, A))),
                new Answered(hop, new ChordReply.Closer(List.of(A, B))),
                new Answered(hop, new ChordReply.Precedes(List.of())),
                new Answered(find, new DhashReply.Found(SIGNED, true)),
                new Answered(find, new DhashReply.Onwards(new ChordReply.Precedes(List.of(A)))),
                new Answered(fetch, new DhashReply.Found(FORGED, false)),
                new Answered(fetch, new DhashReply.NotHeld(true)),
                new Answered(fetch, new DhashReply.NotHeld(false)),
                new Answered(new DhashRequest.CacheBlock(CONTENT), DhashReply.Noted.INSTANCE),
                new Answered(compare, DhashReply.Same.INSTANCE),
                new Answered(compare, new DhashReply.Children(List.of())),
                new Answered(compare, new DhashReply.Children(List.of(new DhashReply.Child(255, Bytes.ofText("d"))))),
                new Answered(compare, new DhashReply.Entries(List.of())),
                new Answered(compare, new DhashReply.Entries(List.of(new BlockVersion(KEY, new Version(9, A.id()))))),
                new Answered(offer, new DhashReply.Wanted(List.of(KEY, A.id())))));
        for (DhashReply.Stored.Outcome outcome : DhashReply.Stored.Outcome.values()) {
            answers.add(new Answered(store, new DhashReply.Stored(outcome, Optional.empty())));
            answers.add(new Answered(store, new DhashReply.Stored(outcome, Optional.of(SIGNED.version()))));
        }
        return answers.stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsArriveAsTheyWereSent(Request<?> request) throws Malformed {
        assertThat(sent(request)).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void repliesArriveAsTheyWereGiven(Answered answered) throws Malformed {
        assertThat(returned(answered.request(), answered.reply())).isEqualTo(answered.reply());
    }

    @Test
    void everyKindOfRequestTravels() {
        assertThat(requests().map(Request::kind).distinct())
                .hasSameSizeAs(WireCodec.RPCS)
                .containsExactlyInAnyOrderElementsOf(WireCodec.RPCS.stream()
                        .map(rpc -> rpc.request().getSimpleName())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(RpcFailure.Kind.class)
    void failuresArriveAsTheyWereGiven(RpcFailure.Kind kind) {
        var failure = new RpcFailure(kind, "why, in more than ASCII: ½");
        var wire = FailureCodec.encode(failure);

        assertThat(FailureCodec.decode(wire.getStatus(), wire.getTrailers(), true))
                .isEqualTo(failure);
        assertThat(TesteeCodec.encode(failure).getKind().name()).isEqualTo(kind.name());
    }

    @Test
    void aBareStatusSaysWhetherTheRequestMayHaveHadItsEffect() {
        assertThat(kindOf(Status.UNAVAILABLE, false)).isEqualTo(RpcFailure.Kind.UNREACHABLE);
        assertThat(kindOf(Status.UNAVAILABLE, true)).isEqualTo(RpcFailure.Kind.TIMEOUT);
        assertThat(kindOf(Status.DEADLINE_EXCEEDED, false)).isEqualTo(RpcFailure.Kind.TIMEOUT);
        assertThat(kindOf(Status.UNIMPLEMENTED, true)).isEqualTo(RpcFailure.Kind.REJECTED);
        assertThat(kindOf(Status.INTERNAL, true)).isEqualTo(RpcFailure.Kind.TIMEOUT);
    }

    private static RpcFailure.Kind kindOf(Status status, boolean sent) {
        return FailureCodec.decode(status, null, sent).kind();
    }

    @Test
    void malformedMessagesAreToldApart() {
        ByteString short19 = ByteString.copyFrom(new byte[19]);
        assertMalformed(ChordCodec.NOTIFY, NotifyRequest.getDefaultInstance(), "candidate");
        assertMalformed(
                ChordCodec.NOTIFY,
                NotifyRequest.newBuilder()
                        .setCandidate(RingCodec.encode(A).toBuilder().setVirtualNode(-1))
                        .build(),
                "virtual node");
        assertMalformed(
                ChordCodec.FIND_NEXT_HOP,
                FindNextHopRequest.newBuilder().setKey(short19).build(),
                "19 bytes");
        var origin = RingCodec.encode(A);
        assertMalformed(ChordCodec.DEAD_END, DeadEndRequest.getDefaultInstance(), "origin");
        assertMalformed(
                ChordCodec.DEAD_END,
                DeadEndRequest.newBuilder().setOrigin(origin).build(),
                "path is empty");
        assertMalformed(ChordCodec.ARRIVED, ArrivedRequest.getDefaultInstance(), "origin");
        assertMalformed(
                ChordCodec.ARRIVED,
                ArrivedRequest.newBuilder().setOrigin(origin).build(),
                "successors is empty");
        assertMalformed(DhashCodec.STORE_BLOCK, StoreBlockRequest.getDefaultInstance(), "block.key");
        assertMalformed(
                DhashCodec.STORE_BLOCK,
                StoreBlockRequest.newBuilder()
                        .setBlock(BlockCodec.encode(CONTENT).toBuilder().clearKind())
                        .build(),
                "unknown kind");
        assertMalformed(
                DhashCodec.STORE_BLOCK,
                StoreBlockRequest.newBuilder()
                        .setBlock(BlockCodec.encode(CONTENT))
                        .build(),
                "cause");
        assertMalformed(
                DhashCodec.OFFER_BLOCKS,
                OfferBlocksRequest.newBuilder()
                        .addAllBlocks(
                                BlockCodec.encode(Collections.nCopies(17, new BlockVersion(KEY, new Version(0, KEY)))))
                        .build(),
                "more than 16");
    }

    @Test
    void malformedRepliesAreToldApart() {
        assertThatThrownBy(() -> ChordCodec.decode(NextHop.getDefaultInstance()))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> ChordCodec.decode(NextHop.newBuilder()
                        .setCloser(NextHop.Closer.getDefaultInstance())
                        .build()))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> DhashCodec.FIND_BLOCK.replyDecoder().decode(FindBlockReply.getDefaultInstance()))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> DhashCodec.FETCH_BLOCK.replyDecoder().decode(FetchBlockReply.getDefaultInstance()))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> DhashCodec.STORE_BLOCK
                        .replyDecoder()
                        .decode(StoreBlockReply.newBuilder().setOutcomeValue(99).build()))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> DhashCodec.STORE_BLOCK
                        .replyDecoder()
                        .decode(StoreBlockReply.newBuilder()
                                .setOutcome(StoreBlockReply.Outcome.SUPERSEDED)
                                .setHeld(StoreBlockReply.getDefaultInstance().getHeld())
                                .build()))
                .hasMessageContaining("version.digest");
        assertThatThrownBy(() -> DhashCodec.COMPARE_RANGE
                        .replyDecoder()
                        .decode(CompareRangeReply.newBuilder()
                                .setChildren(CompareRangeReply.Children.newBuilder()
                                        .addChildren(CompareRangeReply.Child.newBuilder()
                                                .setIndex(256)))
                                .build()))
                .hasMessageContaining("255");
    }

    private static <Q extends Request<R>, R extends Reply, W extends Message> void assertMalformed(
            Rpc<Q, R, W, ?> rpc, W wire, String part) {
        assertThatThrownBy(() -> rpc.requestDecoder().decode(wire))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining(part);
    }

    private static <R extends Reply> Request<R> sent(Request<R> request) throws Malformed {
        return sent(WireCodec.of(request), request);
    }

    private static <R extends Reply, W extends Message> Request<R> sent(
            Rpc<Request<R>, R, W, ?> rpc, Request<R> request) throws Malformed {
        W arrived = rpc.method()
                .parseRequest(rpc.method().streamRequest(rpc.requestEncoder().encode(VIRTUAL_NODE, request)));
        assertThat(rpc.addressee().applyAsInt(arrived)).isEqualTo(VIRTUAL_NODE);
        return rpc.requestDecoder().decode(arrived);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Reply> R returned(Request<R> request, Reply reply) throws Malformed {
        return returned(WireCodec.of(request), (R) reply);
    }

    private static <R extends Reply, A extends Message> R returned(Rpc<Request<R>, R, ?, A> rpc, R reply)
            throws Malformed {
        A arrived = rpc.method()
                .parseResponse(rpc.method().streamResponse(rpc.replyEncoder().apply(reply)));
        return rpc.replyDecoder().decode(arrived);
    }
}
