package dev.wringer.node.grpc;

import dev.wringer.node.block.Block;
import dev.wringer.node.chord.ChordNode;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.BlockStore;
import dev.wringer.testee.v1.HeldBlock;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.InspectRequest.Blocks;
import dev.wringer.testee.v1.NodeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What an inspection reveals of one virtual node; a value made for one request. */
final class Inspection {

    private final Blocks blocks;
    private final List<RingId> keys; // empty: all

    /** What {@code request} wants to know. */
    Inspection(InspectRequest request) throws Malformed {
        blocks = request.getBlocks();
        if (blocks == Blocks.UNRECOGNIZED) {
            throw new Malformed("blocks is of an unknown kind");
        }
        keys = new ArrayList<>();
        for (var key : request.getKeysList()) {
            keys.add(TesteeCodec.decodeKey(key));
        }
    }

    /** Reads the node's state in one step. */
    NodeState of(VirtualNode node) {
        NodeState.Builder state = NodeState.newBuilder()
                .setSelf(TesteeCodec.encode(node.self()))
                .setMembership(membership(node.chord().membership()))
                .addAllSuccessors(TesteeCodec.encode(node.chord().successors()))
                .addAllFingers(TesteeCodec.encode(node.chord().fingers().distinct()))
                .setCachedBlocks(node.dhash().cachedBlocks());
        node.chord().predecessor().ifPresent(peer -> state.setPredecessor(TesteeCodec.encode(peer)));
        if (blocks != Blocks.NONE) {
            addHeld(node.dhash().store(), state);
        }
        return state.build();
    }

    private void addHeld(BlockStore store, NodeState.Builder state) {
        Collection<RingId> asked = keys.isEmpty() ? store.versions().keySet() : keys;
        for (RingId key : asked) {
            Optional.ofNullable(store.versions().get(key)).ifPresent(version -> {
                HeldBlock.Builder held = state.addHeldBuilder()
                        .setKey(TesteeCodec.encode(key))
                        .setVersion(version.number())
                        .setDigest(TesteeCodec.encode(version.digest()));
                if (blocks == Blocks.CONTENTS) {
                    Optional<Block> block = store.get(key);
                    block.ifPresent(contents -> held.setBlock(TesteeCodec.encode(contents)));
                }
            });
        }
    }

    private static NodeState.Membership membership(ChordNode.Membership membership) {
        return switch (membership) {
            case OUTSIDE, RETURNING -> NodeState.Membership.OUTSIDE;
            case MEMBER -> NodeState.Membership.MEMBER;
            case GONE -> NodeState.Membership.GONE;
        };
    }
}
