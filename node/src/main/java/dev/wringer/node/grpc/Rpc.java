package dev.wringer.node.grpc;

import com.google.protobuf.Message;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import io.grpc.MethodDescriptor;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How one kind of request, and its reply, travel. Immutable and thread-safe.
 *
 * @param <Q> the request
 * @param <R> its reply
 * @param <W> the request's message
 * @param <A> the reply's message
 * @param request the class of the request
 * @param method where it goes on the wire
 * @param requestEncoder writes a request to a virtual node
 * @param addressee which virtual node a message is for
 * @param requestDecoder reads a request
 * @param replyEncoder writes a reply
 * @param replyDecoder reads a reply
 */
record Rpc<Q extends Request<R>, R extends Reply, W extends Message, A extends Message>(
        Class<Q> request,
        MethodDescriptor<W, A> method,
        RequestEncoder<Q, W> requestEncoder,
        ToIntFunction<W> addressee,
        Decoder<W, Q> requestDecoder,
        Function<R, A> replyEncoder,
        Decoder<A, R> replyDecoder) {

    /** Writes requests. */
    @FunctionalInterface
    interface RequestEncoder<Q, W> {
        /**
         * The message for {@code request}.
         *
         * @param virtualNode the number of the addressee on its host
         */
        W encode(int virtualNode, Q request);
    }

    /** Reads messages. */
    @FunctionalInterface
    interface Decoder<W, T> {
        /**
         * What {@code wire} says.
         *
         * @throws Malformed if it cannot be understood
         */
        T decode(W wire) throws Malformed;
    }
}
