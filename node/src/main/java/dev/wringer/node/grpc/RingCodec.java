package dev.wringer.node.grpc;

import com.google.protobuf.ByteString;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;

/** Ids, byte strings and peers on the wire. Stateless. */
final class RingCodec {

    /** The longest logical address: a domain name, a colon and a port. */
    private static final int LONGEST_HOST = 255 + 6;

    private RingCodec() {}

    static ByteString encode(RingId id) {
        return ByteString.copyFrom(id.toBytes());
    }

    static RingId decodeId(String field, ByteString wire) throws Malformed {
        if (wire.size() != RingId.BYTES) {
            throw new Malformed(field + " has " + wire.size() + " bytes, not " + RingId.BYTES);
        }
        return RingId.ofBytes(wire.toByteArray());
    }

    static ByteString encode(Bytes bytes) {
        return ByteString.copyFrom(bytes.toByteArray());
    }

    static Bytes decode(ByteString wire) {
        return wire.isEmpty() ? Bytes.EMPTY : Bytes.copyOf(wire.toByteArray());
    }

    static dev.wringer.node.grpc.v1.Peer encode(Peer peer) {
        return dev.wringer.node.grpc.v1.Peer.newBuilder()
                .setId(encode(peer.id()))
                .setHost(peer.host())
                .setVirtualNode(peer.virtualNode())
                .build();
    }

    static Peer decode(String field, dev.wringer.node.grpc.v1.Peer wire) throws Malformed {
        if (wire.getHost().isEmpty() || wire.getHost().length() > LONGEST_HOST) {
            throw new Malformed(field + " has no proper host");
        }
        if (wire.getVirtualNode() < 0) {
            throw new Malformed(field + " has no virtual node " + Integer.toUnsignedString(wire.getVirtualNode()));
        }
        return new Peer(decodeId(field + ".id", wire.getId()), wire.getHost(), wire.getVirtualNode());
    }

    static List<dev.wringer.node.grpc.v1.Peer> encode(List<Peer> peers) {
        return peers.stream().map(RingCodec::encode).toList();
    }

    static List<Peer> decode(String field, List<dev.wringer.node.grpc.v1.Peer> wire) throws Malformed {
        List<Peer> peers = new ArrayList<>(wire.size());
        for (dev.wringer.node.grpc.v1.Peer peer : wire) {
            peers.add(decode(field, peer));
        }
        return List.copyOf(peers);
    }

    /** As {@link #decode(String, List)}, for lists that must not be empty. */
    static List<Peer> decodeSome(String field, List<dev.wringer.node.grpc.v1.Peer> wire) throws Malformed {
        if (wire.isEmpty()) {
            throw new Malformed(field + " is empty");
        }
        return decode(field, wire);
    }
}
