package dev.wringer.harness.testee;

import com.google.protobuf.ByteString;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Clause;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.block.Version;
import dev.wringer.node.id.RingId;
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

/** What the contract's messages mean to the harness. What breaks the contract is a {@link BrokenClause}. Thread-safe. */
final class TesteeCodec {

    private final HonestPeers peers = new HonestPeers();

    // ---- answers to operations

    Answer found(LookupReply reply) {
        if (reply.hasFailure()) {
            return Answer.failed(failure(reply.getFailure()));
        }
        require(reply.hasResult(), "an answer with neither a result nor a failure");
        LookupReply.Result result = reply.getResult();
        require(result.getSuccessorsCount() > 0, "a result that names no owner");
        return Answer.found(
                peers.of(result.getSuccessors(0)),
                peers.of(result.getPathList()),
                peers.of(result.getDeadList()),
                result.getMisroutes());
    }

    Answer stored(PutReply reply) {
        if (reply.hasFailure()) {
            return Answer.notStored(failure(reply.getFailure()));
        }
        require(reply.hasResult(), "an answer with neither a result nor a failure");
        return Answer.stored(peers.of(reply.getResult().getAcknowledgedList()));
    }

    Answer fetched(GetReply reply) {
        if (reply.hasFailure()) {
            return Answer.failed(failure(reply.getFailure()));
        }
        require(reply.hasResult(), "an answer with neither a result nor a failure");
        GetReply.Result result = reply.getResult();
        require(result.hasBlock() && result.hasFrom(), "a result without a block, or without whom it is from");
        return Answer.fetched(
                peers.of(result.getFrom()),
                block(result.getBlock()),
                peers.of(result.getPathList()),
                peers.of(result.getDeadList()),
                result.getMisroutes(),
                result.getCorruptCopies());
    }

    private static void require(boolean honoured, String otherwise) {
        if (!honoured) {
            throw new BrokenClause(Clause.ANSWERS, otherwise);
        }
    }

    private static RpcFailure failure(Failure failure) {
        return switch (failure.getKind()) {
            case KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new BrokenClause(Clause.ANSWERS, "a failure of no known kind: " + failure.getDetail());
            default -> new RpcFailure(RpcFailure.Kind.valueOf(failure.getKind().name()), failure.getDetail());
        };
    }

    // ---- inspection

    List<InspectedNode> inspected(InspectReply reply) {
        return reply.getNodesList().stream().map(this::inspected).toList();
    }

    List<HeldVersion> versions(InspectReply reply) {
        return reply.getNodesList().stream()
                .flatMap(state -> state.getHeldList().stream()
                        .map(held -> new HeldVersion(
                                peers.of(state.getSelf()),
                                id(held.getKey(), "the key of a held block"),
                                new Version(held.getVersion(), id(held.getDigest(), "the digest of a held block")))))
                .toList();
    }

    private static RingId id(ByteString bytes, String what) {
        require(bytes.size() == RingId.BYTES, what + " has " + bytes.size() + " bytes instead of " + RingId.BYTES);
        return RingId.ofBytes(bytes.toByteArray());
    }

    private InspectedNode inspected(NodeState state) {
        NodeSnapshot belief = new NodeSnapshot(
                peers.of(state.getSelf()),
                state.hasPredecessor() ? Optional.of(peers.of(state.getPredecessor())) : Optional.empty(),
                peers.of(state.getSuccessorsList()),
                peers.of(state.getFingersList()),
                List.of());
        List<Block> held = state.getHeldList().stream()
                .filter(HeldBlock::hasBlock)
                .map(each -> block(each.getBlock()))
                .toList();
        return new InspectedNode(isMember(state.getMembership()), belief, state.getCachedBlocks(), held);
    }

    private static boolean isMember(NodeState.Membership membership) {
        return switch (membership) {
            case MEMBER -> true;
            case OUTSIDE, GONE -> false;
            case MEMBERSHIP_UNSPECIFIED, UNRECOGNIZED ->
                throw new BrokenClause(Clause.ANSWERS, "a membership that nobody knows");
        };
    }

    static HostStatus status(StatusReply reply) {
        Map<String, Long> sent = new TreeMap<>();
        Map<String, Long> received = new TreeMap<>();
        reply.getCallsList().forEach(calls -> {
            sent.merge(calls.getKind(), calls.getSent(), Long::sum);
            received.merge(calls.getKind(), calls.getReceived(), Long::sum);
        });
        return new HostStatus(
                reply.getHost(),
                phase(reply.getPhase()),
                reply.getImplementation(),
                reply.getVariant(),
                reply.getVirtualNodes(),
                reply.getMaintenance(),
                reply.getFull(),
                reply.getSettingsMap(),
                sent,
                received,
                reply.getRepairedBlocks(),
                reply.getUptimeNanos(),
                reply.getUnansweredCalls());
    }

    private static HostStatus.Phase phase(StatusReply.Phase phase) {
        return switch (phase) {
            case STARTING -> HostStatus.Phase.STARTING;
            case SERVING -> HostStatus.Phase.SERVING;
            case LEAVING -> HostStatus.Phase.LEAVING;
            case FAILED -> HostStatus.Phase.FAILED;
            case PHASE_UNSPECIFIED, UNRECOGNIZED -> throw new BrokenClause(Clause.ANSWERS, "a phase that nobody knows");
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
                    .setVersion(signed.number())
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
            case KIND_NOT_SET -> throw new BrokenClause(Clause.ANSWERS, "a block of no known kind");
        };
    }

    private static Bytes bytes(ByteString bytes) {
        return Bytes.copyOf(bytes.toByteArray());
    }
}
