package dev.wringer.node.grpc;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * The one answer to a unary call: given once, and dropped if the caller no longer waits.
 *
 * @param <A> the reply's message
 */
final class Response<A> {

    /** Works out an answer. */
    @FunctionalInterface
    interface Work {
        /**
         * Gives the answer, now or later.
         *
         * @throws Malformed if the request cannot be understood
         */
        void run() throws Malformed;
    }

    private final StreamObserver<A> observer;
    private boolean given;

    /** To be made before the call's handler returns: says that a caller may go. */
    Response(StreamObserver<A> observer) {
        this.observer = observer;
        if (observer instanceof ServerCallStreamObserver<A> call) {
            call.setOnCancelHandler(() -> {}); // or else answering who has gone would throw
        }
    }

    /** Runs {@code work}; if it cannot understand the request, that is the answer. What else it throws ends the host. */
    void guard(Work work) {
        try {
            work.run();
        } catch (Malformed e) {
            fail(NodeServices.malformed(e).asRuntimeException());
        }
    }

    void succeed(A reply) {
        if (!given) {
            given = true;
            observer.onNext(reply);
            observer.onCompleted();
        }
    }

    void fail(StatusRuntimeException status) {
        if (!given) {
            given = true;
            observer.onError(status);
        }
    }
}
