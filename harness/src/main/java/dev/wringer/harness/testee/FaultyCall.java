package dev.wringer.harness.testee;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.wringer.node.id.Keys;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;

/** Calls at fault, each with the gRPC status that docs/TESTEE.md names for it. */
@SuppressWarnings("ImmutableEnumChecker") // messages and descriptors do not change
public enum FaultyCall {
    /** A key of five bytes. */
    LOOKUP_OF_A_SHORT_KEY(
            "a Lookup of a key of 5 bytes",
            TesteeGrpc.getLookupMethod(),
            LookupRequest.newBuilder().setKey(ByteString.copyFromUtf8("short")).build(),
            Status.Code.INVALID_ARGUMENT),
    /** No key. */
    GET_WITHOUT_A_KEY(
            "a Get without a key",
            TesteeGrpc.getGetMethod(),
            GetRequest.getDefaultInstance(),
            Status.Code.INVALID_ARGUMENT),
    /** No block. */
    PUT_WITHOUT_A_BLOCK(
            "a Put without a block",
            TesteeGrpc.getPutMethod(),
            PutRequest.getDefaultInstance(),
            Status.Code.INVALID_ARGUMENT),
    /** A block that is neither a content block nor a signed one. */
    PUT_OF_NO_KIND(
            "a Put of a block of no kind",
            TesteeGrpc.getPutMethod(),
            PutRequest.newBuilder().setBlock(blockOfNoKind()).build(),
            Status.Code.INVALID_ARGUMENT),
    /** A virtual node that nobody carries. */
    LOOKUP_BY_NOBODY(
            "a Lookup by virtual node 1000000",
            TesteeGrpc.getLookupMethod(),
            LookupRequest.newBuilder()
                    .setVirtualNode(FaultyCall.NOBODY)
                    .setKey(someKey())
                    .build(),
            Status.Code.NOT_FOUND),
    /** A virtual node that nobody carries. */
    INSPECT_OF_NOBODY(
            "an Inspect of virtual node 1000000",
            TesteeGrpc.getInspectMethod(),
            InspectRequest.newBuilder().setVirtualNode(FaultyCall.NOBODY).build(),
            Status.Code.NOT_FOUND),
    /** A method that the contract does not have. */
    UNKNOWN_METHOD(
            "a call of the method Dance, which there is not",
            MethodDescriptor.<StatusRequest, StatusReply>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(MethodDescriptor.generateFullMethodName(TesteeGrpc.SERVICE_NAME, "Dance"))
                    .setRequestMarshaller(ProtoUtils.marshaller(StatusRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(StatusReply.getDefaultInstance()))
                    .build(),
            StatusRequest.getDefaultInstance(),
            Status.Code.UNIMPLEMENTED);

    private static final int NOBODY = 1_000_000;

    private final String text;
    private final MethodDescriptor<?, ?> method;
    private final Message request;
    private final Status.Code wanted;

    FaultyCall(String text, MethodDescriptor<?, ?> method, Message request, Status.Code wanted) {
        this.text = text;
        this.method = method;
        this.request = request;
        this.wanted = wanted;
    }

    private static ByteString someKey() {
        return TesteeCodec.encode(Keys.ofText("any"));
    }

    private static dev.wringer.testee.v1.Block blockOfNoKind() {
        return dev.wringer.testee.v1.Block.newBuilder()
                .setKey(someKey())
                .setPayload(ByteString.copyFromUtf8("any"))
                .build();
    }

    /** What it is, for people. */
    public String text() {
        return text;
    }

    /** The name of the gRPC status with which it has to end. */
    public String wanted() {
        return wanted.name();
    }

    MethodDescriptor<?, ?> method() {
        return method;
    }

    Message request() {
        return request;
    }
}
