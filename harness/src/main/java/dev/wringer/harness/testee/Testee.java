package dev.wringer.harness.testee;

import com.google.protobuf.Message;
import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.RpcFailure;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LeaveRequest;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.ReformRequest;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.SwitchMaintenanceRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A host under test, known by nothing but the contract ({@code testee.proto}). Answers are told on the thread of
 * {@link Testees}. Thread-safe.
 *
 * <p>A future fails with a {@link ContractBreach} if an answer breaks the contract, and with a {@link TesteeFailure} if there
 * is none: the host cannot be reached, ends before it answers, or takes too long. What the latter means depends on what has
 * become of the host.
 */
public final class Testee implements AutoCloseable {

    private static final Duration WITHOUT_END = Duration.ofDays(365);

    private final ManagedChannel channel;
    private final TesteeCodec codec;
    private final String name;
    private final Optional<HostIdentity> identity;
    private final Duration patience;
    private final Duration operationPatience;

    Testee(
            ManagedChannel channel,
            TesteeCodec codec,
            String name,
            Optional<HostIdentity> identity,
            Duration patience,
            Duration operationPatience) {
        this.channel = channel;
        this.codec = codec;
        this.name = name;
        this.identity = identity;
        this.patience = patience;
        this.operationPatience = operationPatience;
    }

    // ---- operations

    /** Has a virtual node find who is responsible for {@code key}. */
    public CompletableFuture<Answer> lookup(int virtualNode, RingId key) {
        return call(
                TesteeGrpc.getLookupMethod(),
                LookupRequest.newBuilder()
                        .setVirtualNode(virtualNode)
                        .setKey(TesteeCodec.encode(key))
                        .build(),
                operationPatience,
                codec::found);
    }

    /** Has a virtual node store {@code block}. */
    public CompletableFuture<Answer> store(int virtualNode, Block block) {
        CompletableFuture<Answer> stored = call(
                TesteeGrpc.getPutMethod(),
                PutRequest.newBuilder()
                        .setVirtualNode(virtualNode)
                        .setBlock(TesteeCodec.encode(block))
                        .build(),
                operationPatience,
                codec::stored);
        return stored.exceptionally(Testee::refusedIfTooLarge);
    }

    private static Answer refusedIfTooLarge(Throwable why) {
        Throwable cause = TesteeFailure.causeOf(why);
        if (cause instanceof TesteeFailure failure && failure.isTooLarge()) {
            return Answer.failed(new RpcFailure(RpcFailure.Kind.REJECTED, String.valueOf(failure.getMessage())));
        }
        throw new CompletionException(cause);
    }

    /**
     * Has a virtual node fetch the block under {@code key}.
     *
     * @param newest whether of all versions that replica holders have the one that wins
     */
    public CompletableFuture<Answer> fetch(int virtualNode, RingId key, boolean newest) {
        return call(
                TesteeGrpc.getGetMethod(),
                GetRequest.newBuilder()
                        .setVirtualNode(virtualNode)
                        .setKey(TesteeCodec.encode(key))
                        .setNewest(newest)
                        .build(),
                operationPatience,
                codec::fetched);
    }

    // ---- questions

    /** What all virtual nodes believe, each read in one step. */
    public CompletableFuture<List<InspectedNode>> inspect() {
        return inspect(InspectRequest.getDefaultInstance());
    }

    /** What one virtual node believes. */
    public CompletableFuture<InspectedNode> inspect(int virtualNode) {
        return call(
                TesteeGrpc.getInspectMethod(),
                InspectRequest.newBuilder().setVirtualNode(virtualNode).build(),
                patience,
                reply -> {
                    List<InspectedNode> shown = codec.inspected(reply);
                    return identity.map(who -> who.requireOf(virtualNode, shown))
                            .orElseGet(() -> shown.stream()
                                    .findFirst()
                                    .orElseThrow(() -> new BrokenClause(Clause.ANSWERS, "it shows nobody")));
                });
    }

    /**
     * What all virtual nodes believe and hold, the blocks themselves included.
     *
     * @param keys which blocks; all if empty
     */
    public CompletableFuture<List<InspectedNode>> inspectBlocks(Collection<RingId> keys) {
        InspectRequest.Builder request = InspectRequest.newBuilder().setBlocks(InspectRequest.Blocks.CONTENTS);
        keys.forEach(key -> request.addKeys(TesteeCodec.encode(key)));
        return inspect(request.build());
    }

    /**
     * Which versions of blocks all virtual nodes hold, by number of node and in the order in which they are shown.
     *
     * @param blocks whether blocks are asked for at all
     * @param keys which blocks; all if empty
     */
    public CompletableFuture<List<HeldVersion>> inspectVersions(boolean blocks, Collection<RingId> keys) {
        InspectRequest.Builder request = InspectRequest.newBuilder()
                .setBlocks(blocks ? InspectRequest.Blocks.VERSIONS : InspectRequest.Blocks.NONE);
        keys.forEach(key -> request.addKeys(TesteeCodec.encode(key)));
        return call(TesteeGrpc.getInspectMethod(), request.build(), patience, codec::versions);
    }

    private CompletableFuture<List<InspectedNode>> inspect(InspectRequest request) {
        return call(TesteeGrpc.getInspectMethod(), request, patience, reply -> {
            List<InspectedNode> shown = codec.inspected(reply);
            return identity.map(who -> who.requireOf(shown)).orElse(shown);
        });
    }

    /** How the host is and what it has cost so far. */
    public CompletableFuture<HostStatus> status() {
        return call(TesteeGrpc.getStatusMethod(), StatusRequest.getDefaultInstance(), patience, reply -> {
            HostStatus status = TesteeCodec.status(reply);
            return identity.map(who -> who.requireOf(status)).orElse(status);
        });
    }

    /** Whether the standard health service says that the host serves. */
    public CompletableFuture<Boolean> health() {
        return call(
                HealthGrpc.getCheckMethod(),
                HealthCheckRequest.getDefaultInstance(),
                patience,
                reply -> reply.getStatus() == ServingStatus.SERVING);
    }

    // ---- orders

    /** Stops or resumes all maintenance. */
    public CompletableFuture<Boolean> switchMaintenance(boolean running) {
        return call(
                TesteeGrpc.getSwitchMaintenanceMethod(),
                SwitchMaintenanceRequest.newBuilder().setRunning(running).build(),
                patience,
                reply -> running);
    }

    /**
     * Has the host forget its ring and be another one. From the answer on it does not answer any more as what it was.
     *
     * @param changes the variables that are others than when its process was started; empty if not set any more
     * @return how it ended: with the name of a gRPC status, {@code OK} if it was done, {@code UNIMPLEMENTED} if it cannot be
     */
    public CompletableFuture<String> reform(Map<String, String> changes) {
        return ended(
                TesteeGrpc.getReformMethod(),
                ReformRequest.newBuilder().putAllVariables(changes).build(),
                patience);
    }

    /**
     * Has the host leave the ring and end, however long that takes it.
     *
     * @return what it has left undone
     */
    public CompletableFuture<Parting> leave() {
        return call(
                TesteeGrpc.getLeaveMethod(),
                LeaveRequest.getDefaultInstance(),
                WITHOUT_END,
                reply -> new Parting(reply.getAbandoned(), reply.getUntaken()));
    }

    // ---- calls at fault

    /**
     * Makes a call that no host may carry out.
     *
     * @return how it ended: with the name of a gRPC status, {@code OK} if the host has carried it out
     */
    public CompletableFuture<String> misuse(FaultyCall faulty) {
        return ended(faulty.method(), faulty.request(), patience);
    }

    /**
     * Stores a block of so many bytes that is genuine.
     *
     * @return how it ended: with the name of a gRPC status, {@code OK} if it was answered
     */
    public CompletableFuture<String> storeLarge(int bytes) {
        Block large = ContentBlock.of(Bytes.copyOf(new byte[bytes]));
        return ended(
                TesteeGrpc.getPutMethod(),
                PutRequest.newBuilder().setBlock(TesteeCodec.encode(large)).build(),
                operationPatience);
    }

    private CompletableFuture<String> ended(MethodDescriptor<?, ?> method, Message request, Duration mayTake) {
        CompletableFuture<String> status = new CompletableFuture<>();
        ClientCalls.asyncUnaryCall(
                channel.newCall(anyhow(method), deadline(mayTake)), request, new StreamObserver<Message>() {
                    @Override
                    public void onNext(Message answer) {
                        // How the call ends is all that matters.
                    }

                    @Override
                    public void onError(Throwable why) {
                        status.complete(Status.fromThrowable(why).getCode().name());
                    }

                    @Override
                    public void onCompleted() {
                        status.complete(Status.Code.OK.name());
                    }
                });
        return status;
    }

    @SuppressWarnings("unchecked") // all messages are protobuf's
    private static MethodDescriptor<Message, Message> anyhow(MethodDescriptor<?, ?> method) {
        return (MethodDescriptor<Message, Message>) method;
    }

    private static CallOptions deadline(Duration mayTake) {
        return CallOptions.DEFAULT.withDeadlineAfter(mayTake.toNanos(), TimeUnit.NANOSECONDS);
    }

    private <Q, A, R> CompletableFuture<R> call(
            MethodDescriptor<Q, A> method, Q request, Duration mayTake, Function<A, R> reading) {
        CompletableFuture<R> result = new CompletableFuture<>();
        ClientCalls.asyncUnaryCall(
                channel.newCall(method, deadline(mayTake)),
                request,
                new CallEnd<>(name, method, mayTake, reading, result));
        return result;
    }

    /** Gives up all calls under way and disconnects. */
    @Override
    public void close() {
        channel.shutdownNow();
    }
}
