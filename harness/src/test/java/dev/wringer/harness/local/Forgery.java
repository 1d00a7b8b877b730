package dev.wringer.harness.local;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.UnaryOperator;

/** What becomes of a host's genuine answer to one kind of call on its way to the harness. */
@FunctionalInterface
public interface Forgery {

    /** Answers, or does not. */
    void answer(Message genuine, StreamObserver<Message> harness);

    /** Another message instead. */
    static <M extends Message> Forgery of(Class<M> type, UnaryOperator<M> change) {
        return (genuine, harness) -> {
            harness.onNext(change.apply(type.cast(genuine)));
            harness.onCompleted();
        };
    }

    /** An error instead. */
    static Forgery error(Status status) {
        return (genuine, harness) -> harness.onError(status.asRuntimeException());
    }

    /** Nothing, ever. */
    static Forgery silence() {
        return (genuine, harness) -> {};
    }

    /** An end without a message. */
    static Forgery emptiness() {
        return (genuine, harness) -> harness.onCompleted();
    }
}
