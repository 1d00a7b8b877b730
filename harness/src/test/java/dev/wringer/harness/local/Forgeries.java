package dev.wringer.harness.local;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.LeaveReply;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.Peer;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.StatusReply;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.util.function.Consumer;

/** Answers that each break one clause of the contract. */
public final class Forgeries {

    public static final Forgery GARBAGE = (genuine, harness) -> {
        harness.onNext(BytesValue.of(ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2, 3})));
        harness.onCompleted();
    };

    public static final Forgery NOT_SERVING = Forgery.of(
            HealthCheckResponse.class,
            same -> same.toBuilder().setStatus(ServingStatus.NOT_SERVING).build());

    // ---- Status

    public static final Forgery SETTINGS = status(status -> status.putSettings("WRINGER_SUCCESSORS", "99"));
    public static final Forgery VARIANT = status(status -> status.setVariant("home-made"));
    public static final Forgery OTHER_HOST = status(status -> status.setHost("somebody:7000"));
    public static final Forgery MORE_NODES = status(status -> status.setVirtualNodes(3));
    public static final Forgery NO_PHASE = status(StatusReply.Builder::clearPhase);
    public static final Forgery MAINTAINS = status(status -> status.setMaintenance(true));
    public static final Forgery MAINTAINS_NOT = status(status -> status.setMaintenance(false));

    // ---- Inspect

    public static final Forgery FEWER_NODES = inspection(reply -> reply.removeNodes(1));
    public static final Forgery SAME_NODE_TWICE = inspection(reply -> reply.setNodes(1, reply.getNodes(0)));
    public static final Forgery OUTSIDE =
            inspection(reply -> reply.getNodesBuilder(0).setMembership(NodeState.Membership.OUTSIDE));
    public static final Forgery NO_MEMBERSHIP =
            inspection(reply -> reply.getNodesBuilder(0).clearMembership());
    public static final Forgery STRANGER = inspection(
            reply -> reply.getNodesBuilder(1).setSelf(reply.getNodes(1).getSuccessors(2)));
    public static final Forgery FORGED_ID =
            inspection(reply -> reply.getNodesBuilder(1).getSelfBuilder().setId(id(20)));
    public static final Forgery SHORT_ID =
            inspection(reply -> reply.getNodesBuilder(1).getSuccessorsBuilder(0).setId(id(19)));

    // ---- operations

    public static final Forgery NO_OUTCOME = Forgery.of(LookupReply.class, same -> LookupReply.getDefaultInstance());
    public static final Forgery NO_OWNER = Forgery.of(LookupReply.class, same -> {
        LookupReply.Builder reply = same.toBuilder();
        reply.getResultBuilder().clearSuccessors();
        return reply.build();
    });
    public static final Forgery PATH_OF_NOBODY = Forgery.of(LookupReply.class, same -> {
        LookupReply.Builder reply = same.toBuilder();
        reply.getResultBuilder()
                .addPath(Peer.newBuilder().setHost("nobody:7000").setId(id(20)));
        return reply.build();
    });
    public static final Forgery NOT_STORED = Forgery.of(PutReply.class, same -> PutReply.getDefaultInstance());
    public static final Forgery NO_FAILURE = Forgery.of(PutReply.class, same -> PutReply.newBuilder()
            .setFailure(Failure.newBuilder().setDetail("no idea"))
            .build());
    public static final Forgery FROM_NOBODY = Forgery.of(GetReply.class, same -> {
        GetReply.Builder reply = same.toBuilder();
        reply.getResultBuilder().clearFrom();
        return reply.build();
    });

    public static final Forgery OTHER_OWNER = Forgery.of(LookupReply.class, same -> {
        LookupReply.Builder reply = same.toBuilder();
        reply.getResultBuilder().removeSuccessors(0);
        return reply.build();
    });
    public static final Forgery NOBODY_ACKNOWLEDGED = Forgery.of(PutReply.class, same -> {
        PutReply.Builder reply = same.toBuilder();
        reply.getResultBuilder().clearAcknowledged();
        return reply.build();
    });
    public static final Forgery OTHER_BLOCK = Forgery.of(GetReply.class, same -> {
        GetReply.Builder reply = same.toBuilder();
        if (same.hasResult()) {
            reply.getResultBuilder().getBlockBuilder().setPayload(ByteString.copyFromUtf8("something else"));
        }
        return reply.build();
    });
    public static final Forgery FULL = status(status -> status.setFull(true));
    public static final Forgery NO_ADDRESS = status(status -> status.setHost("somebody"));
    public static final Forgery SHORT_LIST =
            inspection(reply -> reply.getNodesBuilder(0).removeSuccessors(0));
    public static final Forgery OTHER_NODE = inspection(reply -> {
        if (reply.getNodesCount() == 1) { // one node was asked for
            reply.getNodesBuilder(0).setSelf(reply.getNodes(0).getSuccessors(0));
        }
    });
    public static final Forgery OTHER_DIGESTS = inspection(reply -> reply.getNodesBuilderList()
            .forEach(node -> node.getHeldBuilderList().forEach(held -> held.setDigest(id(20)))));
    public static final Forgery NO_DIGESTS = inspection(reply -> reply.getNodesBuilderList()
            .forEach(node -> node.getHeldBuilderList().forEach(held -> held.clearDigest())));
    public static final Forgery HANDED_NOTHING_OVER =
            Forgery.of(LeaveReply.class, same -> same.toBuilder().setUntaken(3).build());

    private Forgeries() {}

    private static Forgery status(Consumer<StatusReply.Builder> change) {
        return Forgery.of(StatusReply.class, same -> {
            StatusReply.Builder reply = same.toBuilder();
            change.accept(reply);
            return reply.build();
        });
    }

    private static Forgery inspection(Consumer<InspectReply.Builder> change) {
        return Forgery.of(InspectReply.class, same -> {
            InspectReply.Builder reply = same.toBuilder();
            change.accept(reply);
            return reply.build();
        });
    }

    private static ByteString id(int bytes) {
        return ByteString.copyFrom(new byte[bytes]);
    }
}
