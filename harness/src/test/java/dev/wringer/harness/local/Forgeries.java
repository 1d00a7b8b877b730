package dev.wringer.harness.local;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.Peer;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.StatusReply;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import java.util.function.Consumer;

/** Answers that each break one clause of the contract. */
final class Forgeries {

    static final Forgery GARBAGE = (genuine, harness) -> {
        harness.onNext(BytesValue.of(ByteString.copyFrom(new byte[] {(byte) 0xff, 1, 2, 3})));
        harness.onCompleted();
    };

    static final Forgery NOT_SERVING = Forgery.of(
            HealthCheckResponse.class,
            same -> same.toBuilder().setStatus(ServingStatus.NOT_SERVING).build());

    // ---- Status

    static final Forgery VARIANT = status(status -> status.setVariant("home-made"));
    static final Forgery OTHER_HOST = status(status -> status.setHost("somebody:7000"));
    static final Forgery MORE_NODES = status(status -> status.setVirtualNodes(3));
    static final Forgery NO_PHASE = status(StatusReply.Builder::clearPhase);
    static final Forgery MAINTAINS = status(status -> status.setMaintenance(true));
    static final Forgery MAINTAINS_NOT = status(status -> status.setMaintenance(false));

    // ---- Inspect

    static final Forgery FEWER_NODES = inspection(reply -> reply.removeNodes(1));
    static final Forgery SAME_NODE_TWICE = inspection(reply -> reply.setNodes(1, reply.getNodes(0)));
    static final Forgery OUTSIDE =
            inspection(reply -> reply.getNodesBuilder(0).setMembership(NodeState.Membership.OUTSIDE));
    static final Forgery NO_MEMBERSHIP =
            inspection(reply -> reply.getNodesBuilder(0).clearMembership());
    static final Forgery STRANGER = inspection(
            reply -> reply.getNodesBuilder(1).setSelf(reply.getNodes(1).getSuccessors(2)));
    static final Forgery FORGED_ID =
            inspection(reply -> reply.getNodesBuilder(1).getSelfBuilder().setId(id(20)));
    static final Forgery SHORT_ID =
            inspection(reply -> reply.getNodesBuilder(1).getSuccessorsBuilder(0).setId(id(19)));

    // ---- operations

    static final Forgery NO_OUTCOME = Forgery.of(LookupReply.class, same -> LookupReply.getDefaultInstance());
    static final Forgery NO_OWNER = Forgery.of(LookupReply.class, same -> {
        LookupReply.Builder reply = same.toBuilder();
        reply.getResultBuilder().clearSuccessors();
        return reply.build();
    });
    static final Forgery PATH_OF_NOBODY = Forgery.of(LookupReply.class, same -> {
        LookupReply.Builder reply = same.toBuilder();
        reply.getResultBuilder()
                .addPath(Peer.newBuilder().setHost("nobody:7000").setId(id(20)));
        return reply.build();
    });
    static final Forgery NOT_STORED = Forgery.of(PutReply.class, same -> PutReply.getDefaultInstance());
    static final Forgery NO_FAILURE = Forgery.of(PutReply.class, same -> PutReply.newBuilder()
            .setFailure(Failure.newBuilder().setDetail("no idea"))
            .build());
    static final Forgery FROM_NOBODY = Forgery.of(GetReply.class, same -> {
        GetReply.Builder reply = same.toBuilder();
        reply.getResultBuilder().clearFrom();
        return reply.build();
    });

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
