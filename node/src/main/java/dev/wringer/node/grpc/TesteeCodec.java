package dev.wringer.node.grpc;

import com.google.protobuf.ByteString;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.chord.LookupResult;
import dev.wringer.node.dhash.GetResult;
import dev.wringer.node.dhash.PutResult;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.testee.v1.Block;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.Peer;
import dev.wringer.testee.v1.PutReply;
import java.util.List;

/** What the testee service reads and writes. Stateless. */
final class TesteeCodec {

    private TesteeCodec() {}

    static ByteString encode(RingId id) {
        return RingCodec.encode(id);
    }

    static RingId decodeKey(ByteString key) throws Malformed {
        return RingCodec.decodeId("key", key);
    }

    static Peer encode(dev.wringer.node.protocol.Peer peer) {
        return Peer.newBuilder()
                .setId(encode(peer.id()))
                .setHost(peer.host())
                .setVirtualNode(peer.virtualNode())
                .build();
    }

    static List<Peer> encode(List<dev.wringer.node.protocol.Peer> peers) {
        return peers.stream().map(TesteeCodec::encode).toList();
    }

    static Failure encode(RpcFailure failure) {
        return Failure.newBuilder()
                .setKind(Failure.Kind.valueOf(failure.kind().name())) // a test holds the names to one another
                .setDetail(failure.detail())
                .build();
    }

    static Block encode(dev.wringer.node.block.Block block) {
        Block.Builder wire =
                Block.newBuilder().setKey(encode(block.key())).setPayload(RingCodec.encode(block.payload()));
        if (block instanceof SignedBlock signed) {
            wire.getSignedBuilder()
                    .setPublicKey(RingCodec.encode(signed.publicKey()))
                    .setSalt(RingCodec.encode(signed.salt()))
                    .setVersion(signed.number())
                    .setSignature(RingCodec.encode(signed.signature()));
        } else {
            wire.getContentBuilder();
        }
        return wire.build();
    }

    static dev.wringer.node.block.Block decode(Block wire) throws Malformed {
        RingId key = BlockCodec.decodeKey(wire.getKey());
        var signed = wire.getSigned();
        return switch (wire.getKindCase()) {
            case CONTENT -> BlockCodec.content(key, wire.getPayload());
            case SIGNED ->
                BlockCodec.signed(
                        key,
                        signed.getPublicKey(),
                        signed.getSalt(),
                        signed.getVersion(),
                        wire.getPayload(),
                        signed.getSignature());
            default -> throw BlockCodec.unknownKind();
        };
    }

    static LookupReply encode(LookupResult result) {
        LookupReply.Builder reply = LookupReply.newBuilder();
        reply.getResultBuilder()
                .addAllSuccessors(encode(result.successors()))
                .setPredecessor(encode(result.predecessor()))
                .addAllPath(encode(result.path()))
                .addAllDead(encode(result.dead()))
                .setMisroutes(result.misroutes())
                .setElapsedNanos(result.elapsedNanos());
        return reply.build();
    }

    static PutReply encode(PutResult result) {
        PutReply.Builder reply = PutReply.newBuilder();
        PutReply.Result.Builder stored = reply.getResultBuilder()
                .addAllAcknowledged(encode(result.acknowledged()))
                .setWantedReplicas(result.wantedReplicas())
                .setElapsedNanos(result.elapsedNanos());
        for (PutResult.Refusal refusal : result.refused()) {
            stored.addRefusedBuilder().setPeer(encode(refusal.peer())).setReason(refusal.reason());
        }
        return reply.build();
    }

    static GetReply encode(GetResult result) {
        GetReply.Builder reply = GetReply.newBuilder();
        reply.getResultBuilder()
                .setBlock(encode(result.block()))
                .setFrom(encode(result.from()))
                .setCached(result.cached())
                .addAllPath(encode(result.path()))
                .addAllDead(encode(result.dead()))
                .setMisroutes(result.misroutes())
                .setCorruptCopies(result.corruptCopies())
                .setReplicasTried(result.replicasTried())
                .setElapsedNanos(result.elapsedNanos());
        return reply.build();
    }
}
