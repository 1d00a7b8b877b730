package dev.wringer.node.grpc;

import com.google.protobuf.Message;
import dev.wringer.node.grpc.v1.ChordGrpc;
import dev.wringer.node.grpc.v1.DhashGrpc;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;

/** What a host's virtual nodes answer to other nodes. Called on gRPC's threads; works on the host's event loop. */
final class NodeServices {

    private final VirtualNodes nodes;
    private final EventLoop loop;
    private final CallCounts counts;

    NodeServices(VirtualNodes nodes, EventLoop loop, CallCounts counts) {
        this.nodes = nodes;
        this.loop = loop;
        this.counts = counts;
    }

    /** The services to be added to a server. */
    List<ServerServiceDefinition> definitions() {
        return List.of(
                define(ChordGrpc.getServiceDescriptor(), ChordCodec.RPCS),
                define(DhashGrpc.getServiceDescriptor(), DhashCodec.RPCS));
    }

    private ServerServiceDefinition define(ServiceDescriptor service, List<Rpc<?, ?, ?, ?>> rpcs) {
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service);
        rpcs.forEach(rpc -> add(definition, rpc));
        return definition.build();
    }

    private <Q extends Request<R>, R extends Reply, W extends Message, A extends Message> void add(
            ServerServiceDefinition.Builder definition, Rpc<Q, R, W, A> rpc) {
        definition.addMethod(rpc.method(), ServerCalls.asyncUnaryCall((W wire, StreamObserver<A> observer) -> {
            Response<A> response = new Response<>(observer);
            loop.execute(() -> serve(rpc, wire, response));
        }));
    }

    private <Q extends Request<R>, R extends Reply, W extends Message, A extends Message> void serve(
            Rpc<Q, R, W, A> rpc, W wire, Response<A> response) {
        response.guard(() -> {
            Q request = rpc.requestDecoder().decode(wire);
            counts.countReceived(request.kind());
            Optional<VirtualNode> node = nodes.find(rpc.addressee().applyAsInt(wire));
            if (node.isEmpty()) {
                response.fail(FailureCodec.encode(new RpcFailure(
                        RpcFailure.Kind.REJECTED,
                        "there is no virtual node "
                                + Integer.toUnsignedString(rpc.addressee().applyAsInt(wire)))));
                return;
            }
            Promise<R> answer = new Promise<>();
            node.get().receive(request, answer);
            answer.then(
                    reply -> response.succeed(rpc.replyEncoder().apply(reply)),
                    why -> response.fail(FailureCodec.encode(why)));
        });
    }

    /** The status of a call whose message could not be understood. */
    static Status malformed(Malformed why) {
        return Status.INVALID_ARGUMENT.withDescription(why.getMessage());
    }
}
