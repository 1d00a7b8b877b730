package dev.wringer.harness.local;

import com.google.protobuf.BytesValue;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stands between a real host and the harness, and forges answers. Other hosts reach the host without it. */
final class ForgingProxy implements AutoCloseable {

    /** Servers complain of forged answers. */
    private static final Logger COMPLAINTS = Logger.getLogger("io.grpc.netty");

    static {
        COMPLAINTS.setLevel(Level.OFF);
    }

    private static final Set<Status.Code> FAULTS_OF_THE_CALLER =
            Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND, Status.Code.RESOURCE_EXHAUSTED);

    private final ManagedChannel host;
    private final Map<String, Forgery> forgeries;
    private final Server server;

    /**
     * In front of the host at this address.
     *
     * @param forgeries by the bare names of methods, looked up at each answer; those named {@code error of Lookup} are for
     *     calls at fault
     */
    ForgingProxy(InetSocketAddress address, Map<String, Forgery> forgeries) throws IOException {
        this.host = NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .directExecutor()
                .maxInboundMessageSize(1 << 28)
                .build();
        this.forgeries = forgeries;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .addService(proxied(TesteeGrpc.getServiceDescriptor()))
                .addService(proxied(HealthGrpc.getServiceDescriptor()))
                .build()
                .start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
    }

    private ServerServiceDefinition proxied(ServiceDescriptor service) {
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service.getName());
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
            if (method.getType() == MethodDescriptor.MethodType.UNARY) {
                add(definition, method);
            }
        }
        return definition.build();
    }

    @SuppressWarnings("unchecked") // all messages are protobuf's
    private void add(ServerServiceDefinition.Builder definition, MethodDescriptor<?, ?> method) {
        MethodDescriptor<Message, Message> asked = (MethodDescriptor<Message, Message>) method;
        // Streaming, because a unary call must be answered, and a forged one need not be. On the wire they are the
        // same.
        definition.addMethod(
                asked.toBuilder(asked.getRequestMarshaller(), new Forged())
                        .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                        .build(),
                ServerCalls.asyncServerStreamingCall((request, harness) -> ClientCalls.asyncUnaryCall(
                        host.newCall(asked, CallOptions.DEFAULT), request, new Passage(asked, harness))));
    }

    /** Passes a genuine answer on, or whatever is made of it. */
    private final class Passage implements StreamObserver<Message> {

        private final String method;
        private final StreamObserver<Message> harness;
        private @Nullable Message answer; // null until it arrives

        Passage(MethodDescriptor<?, ?> method, StreamObserver<Message> harness) {
            this.method = String.valueOf(method.getBareMethodName());
            this.harness = harness;
        }

        @Override
        public void onNext(Message arrived) {
            answer = arrived;
        }

        @Override
        public void onError(Throwable why) {
            Status status = Status.fromThrowable(why);
            if (FAULTS_OF_THE_CALLER.contains(status.getCode())) {
                Optional.ofNullable(forgeries.get("error of " + method))
                        .orElse(Forgery.error(status))
                        .answer(Empty.getDefaultInstance(), harness);
            } else {
                harness.onError(
                        Status.UNAVAILABLE.withDescription(status.toString()).asRuntimeException());
            }
        }

        @Override
        public void onCompleted() {
            Message genuine = answer;
            if (genuine != null) {
                Optional.ofNullable(forgeries.get(method))
                        .orElse(Forgery.of(Message.class, same -> same))
                        .answer(genuine, harness);
            }
        }
    }

    /** Writes messages, and the bytes of a {@link BytesValue} as they are: those may be anything. */
    private static final class Forged implements MethodDescriptor.Marshaller<Message> {

        @Override
        public InputStream stream(Message message) {
            return message instanceof BytesValue anything
                    ? anything.getValue().newInput()
                    : new ByteArrayInputStream(message.toByteArray());
        }

        @Override
        public Message parse(InputStream stream) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        host.shutdownNow();
    }
}
