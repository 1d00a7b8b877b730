package dev.wringer.harness.testee;

import com.google.protobuf.ByteString;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.ring.Answer;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.HeldBlock;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.StatusReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the contract's messages mean to the harness. What breaks the contract is a {@link TesteeFailure}. Stateless. */
final class TesteeCodec {

    private TesteeCodec() {}

    // ---- answers to operations

    static Answer found(LookupReply reply) {
        if (!reply.hasResult()) {
            return Answer.failed(failure(reply.getFailure()));
        }
        LookupReply.Result result = reply.getResult();
        if (result.getSuccessorsCount() == 0) {
            throw new TesteeFailure("a lookup was done but names no owner");
        }
        return Answer.found(
                peer(result.getSuccessors(0)),
                peers(result.getPathList()),
                peers(result.getDeadList()),
                result.getMisroutes());
    }

    static Answer stored(PutReply reply) {
        if (!reply.hasResult()) {
            return Answer.notStored(failure(reply.getFailure()));
        }
        return Answer.stored(peers(reply.getResult().getAcknowledgedList()));
    }

    static Answer fetched(GetReply reply) {
        if (!reply.hasResult()) {
            return Answer.failed(failure(reply.getFailure()));
        }
        GetReply.Result result = reply.getResult();
        return Answer.fetched(
                peer(result.getFrom()),
                block(result.getBlock()),
                peers(result.getPathList()),
                peers(result.getDeadList()),
                result.getMisroutes(),
                result.getCorruptCopies());
    }

    private static RpcFailure failure(Failure failure) {
        return switch (failure.getKind()) {
            case KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new TesteeFailure("a failure of an unknown kind: " + failure.getDetail());
            default -> new RpcFailure(RpcFailure.Kind.valueOf(failure.getKind().name()), failure.getDetail());
        };
    }

    // ---- inspection

    static List<InspectedNode> inspected(InspectReply reply) {
        return reply.getNodesList().stream().map(TesteeCodec::inspected).toList();
    }

    private static InspectedNode inspected(NodeState state) {
        NodeSnapshot belief = new NodeSnapshot(
                peer(state.getSelf()),
                state.hasPredecessor() ? Optional.of(peer(state.getPredecessor())) : Optional.empty(),
                peers(state.getSuccessorsList()),
                peers(state.getFingersList()),
                List.of());
        List<Block> held = state.getHeldList().stream()
                .filter(HeldBlock::hasBlock)
                .map(each -> block(each.getBlock()))
                .toList();
        return new InspectedNode(state.getMembership() == NodeState.Membership.MEMBER, belief, held);
    }

    static HostStatus status(StatusReply reply) {
        Map<String, Long> sent = new TreeMap<>();
        Map<String, Long> received = new TreeMap<>();
        reply.getCallsList().forEach(calls -> {
            sent.merge(calls.getKind(), calls.getSent(), Long::sum);
            received.merge(calls.getKind(), calls.getReceived(), Long::sum);
        });
        return new HostStatus(
                phase(reply.getPhase()),
                reply.getImplementation(),
                reply.getVariant(),
                reply.getVirtualNodes(),
                sent,
                received,
                reply.getRepairedBlocks(),
                reply.getUnansweredCalls());
    }

    private static HostStatus.Phase phase(StatusReply.Phase phase) {
        return switch (phase) {
            case STARTING -> HostStatus.Phase.STARTING;
            case SERVING -> HostStatus.Phase.SERVING;
            case LEAVING -> HostStatus.Phase.LEAVING;
            case FAILED -> HostStatus.Phase.FAILED;
            case PHASE_UNSPECIFIED, UNRECOGNIZED -> throw new TesteeFailure("a phase that nobody knows");
        };
    }

    // ---- values

    static ByteString encode(RingId id) {
        return ByteString.copyFrom(id.toBytes());
    }

    static dev.wringer.testee.v1.Block encode(Block block) {
        dev.wringer.testee.v1.Block.Builder wire = dev.wringer.testee.v1.Block.newBuilder()
                .setKey(encode(block.key()))
                .setPayload(encode(block.payload()));
        if (block instanceof SignedBlock signed) {
            wire.getSignedBuilder()
                    .setPublicKey(encode(signed.publicKey()))
                    .setSalt(encode(signed.salt()))
                    .setVersion(signed.version())
                    .setSignature(encode(signed.signature()));
        } else {
            wire.getContentBuilder();
        }
        return wire.build();
    }

    private static ByteString encode(Bytes bytes) {
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static Block block(dev.wringer.testee.v1.Block wire) {
        RingId key = RingId.ofBytes(wire.getKey().toByteArray());
        Bytes payload = bytes(wire.getPayload());
        return switch (wire.getKindCase()) {
            case CONTENT -> new ContentBlock(key, payload);
            case SIGNED ->
                new SignedBlock(
                        key,
                        bytes(wire.getSigned().getPublicKey()),
                        bytes(wire.getSigned().getSalt()),
                        wire.getSigned().getVersion(),
                        payload,
                        bytes(wire.getSigned().getSignature()));
            case KIND_NOT_SET -> throw new TesteeFailure("a block of an unknown kind");
        };
    }

    private static Bytes bytes(ByteString bytes) {
        return Bytes.copyOf(bytes.toByteArray());
    }

    private static List<Peer> peers(List<dev.wringer.testee.v1.Peer> peers) {
        return peers.stream().map(TesteeCodec::peer).toList();
    }

    /** The peer as the node names it: whether its id is the honest one is for the oracle to judge. */
    private static Peer peer(dev.wringer.testee.v1.Peer wire) {
        return new Peer(RingId.ofBytes(wire.getId().toByteArray()), wire.getHost(), wire.getVirtualNode());
    }
}
