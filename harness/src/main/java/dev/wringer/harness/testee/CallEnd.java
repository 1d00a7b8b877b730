package dev.wringer.harness.testee;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns what gRPC tells of one call into the completion of a future: with what the answer says, with the
 * {@link ContractBreach} that it is, or with a {@link TesteeFailure} if there is none.
 *
 * @param <A> the answer's message
 * @param <R> what it means
 */
final class CallEnd<A, R> implements StreamObserver<A> {

    private final String host;
    private final String call;
    private final Clause clause; // that promises an answer
    private final Duration mayTake;
    private final Function<A, R> reading;
    private final CompletableFuture<R> result;
    private @Nullable A answer; // null until it arrives

    /**
     * The end of a call that is about to be made.
     *
     * @param host who is asked
     * @param mayTake how long until it is given up
     * @param reading says what the answer means, or fails with a {@link BrokenClause}
     */
    CallEnd(
            String host,
            MethodDescriptor<?, A> method,
            Duration mayTake,
            Function<A, R> reading,
            CompletableFuture<R> result) {
        boolean isHealth = HealthGrpc.SERVICE_NAME.equals(method.getServiceName());
        this.host = host;
        this.call = isHealth ? method.getFullMethodName() : String.valueOf(method.getBareMethodName());
        this.clause = isHealth ? Clause.HEALTH : Clause.ANSWERS;
        this.mayTake = mayTake;
        this.reading = reading;
        this.result = result;
    }

    @Override
    public void onNext(A arrived) {
        answer = arrived;
    }

    @Override
    public void onCompleted() {
        A arrived = answer;
        if (arrived == null) {
            breach(clause, call + " was answered without a message", null);
            return;
        }
        try {
            result.complete(reading.apply(arrived));
        } catch (BrokenClause e) {
            breach(e.clause(), "answer to " + call + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) { // there is no such value
            breach(clause, "answer to " + call + ": " + e.getMessage(), e);
        } catch (RuntimeException e) { // the harness's own fault, which must not look like silence
            result.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable why) {
        Status status = Status.fromThrowable(why);
        if (isUnreadable(why)) {
            breach(clause, "the answer to " + call + " is no message of the protocol", why);
        } else if (isDenied(status.getCode())) {
            breach(clause, call + " ended with " + describe(status), why);
        } else if (status.getCode() == Code.DEADLINE_EXCEEDED) {
            noAnswer(call + " was not answered for " + mayTake.toMillis() / 1_000.0 + " s", status);
        } else {
            noAnswer(call + " ended with " + describe(status), status);
        }
    }

    /** To gRPC it was the parser who has cancelled the call. */
    private static boolean isUnreadable(Throwable why) {
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (each instanceof InvalidProtocolBufferException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the host says that it does not serve this. No connection that is lost looks like that. */
    private boolean isDenied(Code code) {
        return code == Code.UNIMPLEMENTED || (clause == Clause.HEALTH && code == Code.NOT_FOUND);
    }

    private static String describe(Status status) {
        return Optional.ofNullable(status.getDescription())
                .map(words -> status.getCode() + " (" + words + ")")
                .orElseGet(() -> status.getCode().toString());
    }

    private void breach(Clause broken, String seen, @Nullable Throwable cause) {
        result.completeExceptionally(new ContractBreach(broken, host, seen, cause));
    }

    private void noAnswer(String text, Status status) {
        result.completeExceptionally(new TesteeFailure(text, status.getCode() == Code.RESOURCE_EXHAUSTED));
    }
}
