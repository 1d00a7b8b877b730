package dev.wringer.harness.testee;

import dev.wringer.harness.ring.Answer;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LeaveRequest;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.SwitchMaintenanceRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A host under test, known by nothing but the contract ({@code testee.proto}). Answers are told on the thread of
 * {@link Testees}. Thread-safe.
 *
 * <p>A future fails with a {@link TesteeFailure} if the host cannot be reached, ends before it answers, or does not honour
 * the contract; an operation's never fails: its answer says so.
 */
public final class Testee implements AutoCloseable {

    private final ManagedChannel channel;

    Testee(ManagedChannel channel) {
        this.channel = channel;
    }

    /** Has a virtual node find who is responsible for {@code key}. */
    public CompletableFuture<Answer> lookup(int virtualNode, RingId key) {
        return operation(call(
                TesteeGrpc.getLookupMethod(),
                LookupRequest.newBuilder()
                        .setVirtualNode(virtualNode)
                        .setKey(TesteeCodec.encode(key))
                        .build(),
                TesteeCodec::found));
    }

    /** Has a virtual node store {@code block}. */
    public CompletableFuture<Answer> store(int virtualNode, Block block) {
        return operation(call(
                TesteeGrpc.getPutMethod(),
                PutRequest.newBuilder()
                        .setVirtualNode(virtualNode)
                        .setBlock(TesteeCodec.encode(block))
                        .build(),
                TesteeCodec::stored));
    }

    /** Has a virtual node fetch the block under {@code key}. */
    public CompletableFuture<Answer> fetch(int virtualNode, RingId key) {
        return operation(call(
                TesteeGrpc.getGetMethod(),
                GetRequest.newBuilder()
                        .setVirtualNode(virtualNode)
                        .setKey(TesteeCodec.encode(key))
                        .build(),
                TesteeCodec::fetched));
    }

    /** What all virtual nodes believe, each read in one step. */
    public CompletableFuture<List<InspectedNode>> inspect() {
        return call(TesteeGrpc.getInspectMethod(), InspectRequest.getDefaultInstance(), TesteeCodec::inspected);
    }

    /** What one virtual node believes. */
    public CompletableFuture<InspectedNode> inspect(int virtualNode) {
        return call(
                TesteeGrpc.getInspectMethod(),
                InspectRequest.newBuilder().setVirtualNode(virtualNode).build(),
                reply -> TesteeCodec.inspected(reply).stream()
                        .findFirst()
                        .orElseThrow(() -> new TesteeFailure("an inspection of one node shows none")));
    }

    /**
     * What all virtual nodes believe and hold, the blocks themselves included.
     *
     * @param keys which blocks; all if empty
     */
    public CompletableFuture<List<InspectedNode>> inspectBlocks(Collection<RingId> keys) {
        InspectRequest.Builder request = InspectRequest.newBuilder().setBlocks(InspectRequest.Blocks.CONTENTS);
        keys.forEach(key -> request.addKeys(TesteeCodec.encode(key)));
        return call(TesteeGrpc.getInspectMethod(), request.build(), TesteeCodec::inspected);
    }

    /** How the host is and what it has cost so far. */
    public CompletableFuture<HostStatus> status() {
        return call(TesteeGrpc.getStatusMethod(), StatusRequest.getDefaultInstance(), TesteeCodec::status);
    }

    /** Stops or resumes all maintenance. */
    public CompletableFuture<Boolean> switchMaintenance(boolean running) {
        return call(
                TesteeGrpc.getSwitchMaintenanceMethod(),
                SwitchMaintenanceRequest.newBuilder().setRunning(running).build(),
                reply -> running);
    }

    /**
     * Has the host leave the ring and end.
     *
     * @return how many virtual nodes could not say goodbye in time
     */
    public CompletableFuture<Integer> leave() {
        return call(TesteeGrpc.getLeaveMethod(), LeaveRequest.getDefaultInstance(), reply -> reply.getAbandoned());
    }

    private static CompletableFuture<Answer> operation(CompletableFuture<Answer> answer) {
        return answer.exceptionally(why -> {
            Throwable cause = why instanceof CompletionException && why.getCause() != null ? why.getCause() : why;
            return Answer.none("no answer from the asked node: " + cause.getMessage());
        });
    }

    private <Q, A, R> CompletableFuture<R> call(MethodDescriptor<Q, A> method, Q request, Function<A, R> reading) {
        CompletableFuture<R> result = new CompletableFuture<>();
        ClientCalls.asyncUnaryCall(
                channel.newCall(method, CallOptions.DEFAULT), request, new Completion<>(reading, result));
        return result;
    }

    /** Turns what gRPC tells into the completion of a future. */
    private static final class Completion<A, R> implements StreamObserver<A> {

        private final Function<A, R> reading;
        private final CompletableFuture<R> result;
        private @Nullable A reply; // null until it arrives

        Completion(Function<A, R> reading, CompletableFuture<R> result) {
            this.reading = reading;
            this.result = result;
        }

        @Override
        public void onNext(A arrived) {
            reply = arrived;
        }

        @Override
        public void onError(Throwable why) {
            Status status = Status.fromThrowable(why);
            String detail = Optional.ofNullable(status.getDescription()).orElse("no reason given");
            result.completeExceptionally(new TesteeFailure(status.getCode() + ": " + detail));
        }

        @Override
        public void onCompleted() {
            A arrived = reply;
            if (arrived == null) {
                result.completeExceptionally(new TesteeFailure("an answer without a message"));
                return;
            }
            try {
                result.complete(reading.apply(arrived));
            } catch (IllegalArgumentException | TesteeFailure e) {
                result.completeExceptionally(new TesteeFailure("the answer breaks the contract: " + e.getMessage()));
            }
        }
    }

    /** Gives up all calls under way and disconnects. */
    @Override
    public void close() {
        channel.shutdownNow();
    }
}
