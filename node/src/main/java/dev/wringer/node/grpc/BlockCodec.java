package dev.wringer.node.grpc;

import com.google.protobuf.ByteString;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.BlockVersion;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.DhashReply;
import java.util.ArrayList;
import java.util.List;

/** Blocks on the wire, genuine or not. Stateless. */
final class BlockCodec {

    private BlockCodec() {}

    static dev.wringer.node.grpc.v1.Block encode(Block block) {
        var wire = dev.wringer.node.grpc.v1.Block.newBuilder()
                .setKey(RingCodec.encode(block.key()))
                .setPayload(RingCodec.encode(block.payload()));
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

    static Block decode(dev.wringer.node.grpc.v1.Block wire) throws Malformed {
        RingId key = decodeKey(wire.getKey());
        var signed = wire.getSigned();
        return switch (wire.getKindCase()) {
            case CONTENT -> content(key, wire.getPayload());
            case SIGNED ->
                signed(
                        key,
                        signed.getPublicKey(),
                        signed.getSalt(),
                        signed.getVersion(),
                        wire.getPayload(),
                        signed.getSignature());
            default -> throw unknownKind();
        };
    }

    static Block content(RingId key, ByteString payload) {
        return new ContentBlock(key, RingCodec.decode(payload));
    }

    static Block signed(
            RingId key, ByteString publicKey, ByteString salt, long version, ByteString payload, ByteString signature) {
        return new SignedBlock(
                key,
                RingCodec.decode(publicKey),
                RingCodec.decode(salt),
                version,
                RingCodec.decode(payload),
                RingCodec.decode(signature));
    }

    /** What there is to say of a block that is neither. */
    static Malformed unknownKind() {
        return new Malformed("block is of an unknown kind");
    }

    static RingId decodeKey(ByteString key) throws Malformed {
        return RingCodec.decodeId("block.key", key);
    }

    static List<dev.wringer.node.grpc.v1.BlockVersion> encode(List<BlockVersion> versions) {
        return versions.stream().map(BlockCodec::encode).toList();
    }

    private static dev.wringer.node.grpc.v1.BlockVersion encode(BlockVersion version) {
        return dev.wringer.node.grpc.v1.BlockVersion.newBuilder()
                .setKey(RingCodec.encode(version.key()))
                .setVersion(encode(version.version()))
                .build();
    }

    static dev.wringer.node.grpc.v1.Version encode(Version version) {
        return dev.wringer.node.grpc.v1.Version.newBuilder()
                .setNumber(version.number())
                .setDigest(RingCodec.encode(version.digest()))
                .build();
    }

    static Version decode(dev.wringer.node.grpc.v1.Version wire) throws Malformed {
        return new Version(wire.getNumber(), RingCodec.decodeId("version.digest", wire.getDigest()));
    }

    static List<BlockVersion> decode(List<dev.wringer.node.grpc.v1.BlockVersion> wire) throws Malformed {
        requireFew("block versions", wire.size());
        List<BlockVersion> versions = new ArrayList<>(wire.size());
        for (dev.wringer.node.grpc.v1.BlockVersion version : wire) {
            versions.add(new BlockVersion(RingCodec.decodeId("key", version.getKey()), decode(version.getVersion())));
        }
        return List.copyOf(versions);
    }

    /** Holds messages to the limit on what they may list. */
    static void requireFew(String what, int count) throws Malformed {
        if (count > DhashReply.MOST_ENTRIES) {
            throw new Malformed(count + " " + what + " are more than " + DhashReply.MOST_ENTRIES);
        }
    }
}
