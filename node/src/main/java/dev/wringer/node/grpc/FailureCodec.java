package dev.wringer.node.grpc;

import dev.wringer.node.grpc.v1.Failure;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.node.protocol.RpcFailure.Kind;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import org.jspecify.annotations.Nullable;

/**
 * Failures on the wire: a status that any gRPC tool understands, and in a trailer what exactly the node said.
 * Stateless.
 */
final class FailureCodec {

    private static final Metadata.Key<Failure> TRAILER = ProtoUtils.keyForProto(Failure.getDefaultInstance());

    private FailureCodec() {}

    /** How a call ends that a node has answered with {@code failure}. */
    static StatusRuntimeException encode(RpcFailure failure) {
        Metadata trailers = new Metadata();
        trailers.put(
                TRAILER,
                Failure.newBuilder()
                        .setKind(Failure.Kind.valueOf(failure.kind().name())) // a test holds the names to one another
                        .setDetail(failure.detail())
                        .build());
        return status(failure.kind()).withDescription(failure.detail()).asRuntimeException(trailers);
    }

    /**
     * What the caller may conclude.
     *
     * @param sent whether the request may have reached the peer
     */
    static RpcFailure decode(Status status, @Nullable Metadata trailers, boolean sent) {
        Failure said = trailers == null ? null : trailers.get(TRAILER);
        if (said != null
                && said.getKind() != Failure.Kind.KIND_UNSPECIFIED
                && said.getKind() != Failure.Kind.UNRECOGNIZED) {
            return new RpcFailure(Kind.valueOf(said.getKind().name()), said.getDetail());
        }
        return new RpcFailure(kind(status.getCode(), sent), describe(status));
    }

    private static Status status(Kind kind) {
        return switch (kind) {
            case TIMEOUT -> Status.DEADLINE_EXCEEDED;
            case UNREACHABLE -> Status.UNAVAILABLE;
            case BUSY, LEAVING -> Status.ABORTED;
            case NOT_FOUND -> Status.NOT_FOUND;
            default -> Status.FAILED_PRECONDITION;
        };
    }

    private static Kind kind(Status.Code code, boolean sent) {
        return switch (code) {
            case DEADLINE_EXCEEDED -> Kind.TIMEOUT;
            // A connection that breaks after the request has gone out leaves open what became of it.
            case UNAVAILABLE, CANCELLED -> sent ? Kind.TIMEOUT : Kind.UNREACHABLE;
            case INVALID_ARGUMENT,
                    UNIMPLEMENTED,
                    RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION,
                    NOT_FOUND,
                    PERMISSION_DENIED,
                    UNAUTHENTICATED -> Kind.REJECTED;
            default -> Kind.TIMEOUT; // the peer broke down over it, perhaps half-way
        };
    }

    private static String describe(Status status) {
        String description = status.getDescription();
        Throwable cause = status.getCause();
        StringBuilder text = new StringBuilder(status.getCode().name());
        if (description != null) {
            text.append(", ").append(description);
        }
        if (cause != null && cause.getMessage() != null) {
            text.append(", ").append(cause.getMessage());
        }
        return text.toString().replace('\n', ' ');
    }
}
