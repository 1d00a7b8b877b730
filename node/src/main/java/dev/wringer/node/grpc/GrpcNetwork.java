package dev.wringer.node.grpc;

import com.google.protobuf.Message;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.port.Network;
import dev.wringer.node.port.Timers.Timer;
import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import dev.wringer.node.protocol.RpcFailure.Kind;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way of a host's virtual nodes to all others: over gRPC, or within the process if both are on this host. Calls fail
 * fast: a peer whose host refuses connections is unreachable at once. Used on the host's event loop only.
 */
final class GrpcNetwork implements Network {

    private final String host;
    private final EventLoop loop;
    private final Channels channels;
    private final VirtualNodes local;
    private final CallCounts counts;
    private final HostObserver observer;

    GrpcNetwork(
            String host,
            EventLoop loop,
            Channels channels,
            VirtualNodes local,
            CallCounts counts,
            HostObserver observer) {
        this.host = host;
        this.loop = loop;
        this.channels = channels;
        this.local = local;
        this.counts = counts;
        this.observer = observer;
    }

    @Override
    public <R extends Reply> Promise<R> call(Peer target, Request<R> request, long timeoutNanos) {
        counts.countSent(request.kind());
        boolean within = target.host().equals(host);
        long calledNanos = loop.nowNanos();
        Promise<R> answer =
                within ? callWithin(target, request, timeoutNanos) : callOver(target, request, timeoutNanos);
        answer.then(
                reply -> {
                    if (!within) {
                        observer.answered(request.kind(), loop.nowNanos() - calledNanos);
                    }
                },
                why -> observer.failed(request.kind(), why.kind()));
        return answer;
    }

    private <R extends Reply> Promise<R> callOver(Peer target, Request<R> request, long timeoutNanos) {
        return callOver(target, request, WireCodec.of(request), timeoutNanos);
    }

    private <R extends Reply, W extends Message, A extends Message> Promise<R> callOver(
            Peer target, Request<R> request, Rpc<Request<R>, R, W, A> rpc, long timeoutNanos) {
        W message = rpc.requestEncoder().encode(target.virtualNode(), request); // the caller's fault if it cannot be
        Promise<R> answer = new Promise<>();
        try {
            Optional<Channel> channel = channels.to(target.host());
            if (channel.isPresent()) {
                send(channel.get(), target, message, rpc, timeoutNanos, answer);
            } else {
                loop.execute(() -> answer.fail(Kind.UNREACHABLE, "no connection to " + target.host()));
            }
        } catch (RuntimeException e) { // a network must not throw, whatever the target's name looks like
            loop.execute(() -> answer.fail(Kind.UNREACHABLE, "cannot call " + target + ": " + e.getMessage()));
        }
        return answer;
    }

    /** Like a call over the wire, without the wire: both the request and its answer arrive in steps of their own. */
    private <R extends Reply> Promise<R> callWithin(Peer target, Request<R> request, long timeoutNanos) {
        Promise<R> answer = new Promise<>();
        Timer timeout = loop.schedule(timeoutNanos, () -> {
            counts.countUnanswered();
            answer.fail(Kind.TIMEOUT, "no answer from " + target.name() + " in time");
        });
        answer.then(reply -> timeout.cancel(), why -> timeout.cancel());
        loop.execute(() -> {
            counts.countReceived(request.kind());
            Optional<VirtualNode> node = local.find(target.virtualNode());
            if (node.isEmpty()) {
                answer.fail(Kind.REJECTED, "there is no virtual node " + target.name());
                return;
            }
            Promise<R> given = new Promise<>();
            node.get().receive(request, given);
            given.then(reply -> loop.execute(() -> answer.keep(reply)), why -> loop.execute(() -> answer.fail(why)));
        });
        return answer;
    }

    private <R extends Reply, W extends Message, A extends Message> void send(
            Channel channel,
            Peer target,
            W message,
            Rpc<Request<R>, R, W, A> rpc,
            long timeoutNanos,
            Promise<R> answer) {
        Departure departure = new Departure(loop.nowNanos());
        ClientCall<W, A> call = channel.newCall(
                rpc.method(),
                CallOptions.DEFAULT
                        .withDeadlineAfter(timeoutNanos, TimeUnit.NANOSECONDS)
                        .withStreamTracerFactory(departure));
        call.start(new Answer<>(target.host(), rpc, departure, answer), new Metadata());
        call.request(2); // unary: one, and the end
        call.sendMessage(message);
        call.halfClose();
    }

    /** Notices whether a request has gone out. Told on gRPC's threads. */
    private static final class Departure extends ClientStreamTracer.Factory {

        private final long calledNanos;
        private volatile boolean sent;

        Departure(long calledNanos) {
            this.calledNanos = calledNanos;
        }

        @Override
        public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
            return new ClientStreamTracer() {
                @Override
                public void outboundMessage(int sequence) {
                    sent = true;
                }
            };
        }
    }

    /** Takes the answer to the event loop. Told on gRPC's threads. */
    private final class Answer<R extends Reply, A extends Message> extends ClientCall.Listener<A> {

        private final String host;
        private final Rpc<Request<R>, R, ?, A> rpc;
        private final Departure departure;
        private final Promise<R> answer;
        private @Nullable A message; // null until it arrives

        Answer(String host, Rpc<Request<R>, R, ?, A> rpc, Departure departure, Promise<R> answer) {
            this.host = host;
            this.rpc = rpc;
            this.departure = departure;
            this.answer = answer;
        }

        @Override
        public void onMessage(A arrived) {
            message = arrived;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            loop.execute(() -> complete(status, trailers));
        }

        private void complete(Status status, Metadata trailers) {
            A arrived = message;
            if (status.getCode() == Status.Code.DEADLINE_EXCEEDED) {
                counts.countUnanswered();
                channels.timedOut(host, departure.calledNanos);
            }
            if (!status.isOk()) {
                answer.fail(FailureCodec.decode(status, trailers, departure.sent));
            } else if (arrived == null) {
                answer.fail(Kind.REJECTED, "an answer without a message");
            } else {
                try {
                    answer.keep(rpc.replyDecoder().decode(arrived));
                } catch (Malformed e) {
                    answer.fail(Kind.REJECTED, "malformed answer: " + e.getMessage());
                }
            }
        }
    }
}
