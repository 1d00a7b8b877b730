package dev.wringer.node.grpc;

import dev.wringer.node.block.Block;
import dev.wringer.node.dhash.GetResult;
import dev.wringer.node.host.Implementation;
import dev.wringer.node.host.SettingVariables;
import dev.wringer.node.host.VirtualNode;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Promise;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LeaveReply;
import dev.wringer.testee.v1.LeaveRequest;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.ReformReply;
import dev.wringer.testee.v1.ReformRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.SwitchMaintenanceReply;
import dev.wringer.testee.v1.SwitchMaintenanceRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;

/** Serves the contract with the harness, see {@code testee.proto}. Called on gRPC's threads; works on the event loop. */
final class TesteeService extends TesteeGrpc.TesteeImplBase {

    private static final long ENDING_NANOS = 100_000_000; // time for the answer to go out

    private final NodeHost host;
    private final Logger log;

    TesteeService(NodeHost host, Logger log) {
        this.host = host;
        this.log = log;
    }

    @Override
    public void lookup(LookupRequest request, StreamObserver<LookupReply> observer) {
        serve(observer, response -> {
            RingId key = TesteeCodec.decodeKey(request.getKey());
            node(request.getVirtualNode(), response)
                    .ifPresent(node -> observed("lookup", node.chord().lookup(key))
                            .then(
                                    result -> {
                                        host.observer().arrived(result.path().size());
                                        response.succeed(TesteeCodec.encode(result));
                                    },
                                    why -> response.succeed(LookupReply.newBuilder()
                                            .setFailure(TesteeCodec.encode(why))
                                            .build())));
        });
    }

    @Override
    public void put(PutRequest request, StreamObserver<PutReply> observer) {
        serve(observer, response -> {
            Block block = TesteeCodec.decode(request.getBlock());
            if (block.payload().length() > host.settings().largestBlock()) {
                response.fail(Status.RESOURCE_EXHAUSTED
                        .withDescription("a block of " + block.payload().length() + " bytes is larger than "
                                + host.settings().largestBlock())
                        .asRuntimeException());
                return;
            }
            node(request.getVirtualNode(), response)
                    .ifPresent(node -> observed("put", node.dhash().put(block))
                            .then(
                                    result -> response.succeed(TesteeCodec.encode(result)),
                                    why -> response.succeed(PutReply.newBuilder()
                                            .setFailure(TesteeCodec.encode(why))
                                            .build())));
        });
    }

    @Override
    public void get(GetRequest request, StreamObserver<GetReply> observer) {
        serve(observer, response -> {
            RingId key = TesteeCodec.decodeKey(request.getKey());
            node(request.getVirtualNode(), response)
                    .ifPresent(node -> observed("get", fetch(node, key, request.getNewest()))
                            .then(
                                    result -> {
                                        host.observer().arrived(result.path().size());
                                        response.succeed(TesteeCodec.encode(result));
                                    },
                                    why -> response.succeed(GetReply.newBuilder()
                                            .setFailure(TesteeCodec.encode(why))
                                            .build())));
        });
    }

    private <R> Promise<R> observed(String operation, Promise<R> outcome) {
        long askedNanos = host.loop().nowNanos();
        outcome.then(
                result -> host.observer().completed(operation, true, host.loop().nowNanos() - askedNanos),
                why -> host.observer().completed(operation, false, host.loop().nowNanos() - askedNanos));
        return outcome;
    }

    private static Promise<GetResult> fetch(VirtualNode node, RingId key, boolean newest) {
        return newest ? node.dhash().getNewest(key) : node.dhash().get(key);
    }

    @Override
    public void inspect(InspectRequest request, StreamObserver<InspectReply> observer) {
        serve(observer, response -> {
            Inspection inspection = new Inspection(request);
            InspectReply.Builder reply = InspectReply.newBuilder();
            if (request.hasVirtualNode()) {
                Optional<VirtualNode> node = node(request.getVirtualNode(), response);
                if (node.isEmpty()) {
                    return;
                }
                reply.addNodes(inspection.of(node.get()));
            } else {
                host.nodes().forEach(node -> reply.addNodes(inspection.of(node)));
            }
            response.succeed(reply.build());
        });
    }

    @Override
    public void leave(LeaveRequest request, StreamObserver<LeaveReply> observer) {
        serve(observer, response -> host.leave()
                .thenAccept(departure -> {
                    response.succeed(LeaveReply.newBuilder()
                            .setAbandoned(departure.abandoned())
                            .setUntaken(departure.untaken())
                            .build());
                    host.loop().schedule(ENDING_NANOS, host::close);
                })
                .exceptionally(why -> {
                    log.error("could not leave", why);
                    return null;
                }));
    }

    @Override
    public void status(StatusRequest request, StreamObserver<StatusReply> observer) {
        serve(observer, response -> response.succeed(status()));
    }

    private StatusReply status() {
        StatusReply.Builder status = StatusReply.newBuilder()
                .setHost(host.settings().advertise())
                .setPhase(StatusReply.Phase.valueOf(host.phase().name()))
                .setVirtualNodes(host.nodes().count())
                .setImplementation(Implementation.NAME_AND_VERSION)
                .setVariant(host.settings().node().variant().commandLineName())
                .setMaintenance(host.isMaintaining())
                .putAllSettings(SettingVariables.of(host.settings().node()))
                .setFull(host.settings().full())
                .setUptimeNanos(host.uptimeNanos())
                .setRepairedBlocks(host.repairedBlocks())
                .setConnections(host.connections())
                .setUnansweredCalls(host.counts().unanswered());
        var sent = host.counts().sent();
        var received = host.counts().received();
        TreeSet<String> kinds = new TreeSet<>(sent.keySet());
        kinds.addAll(received.keySet());
        for (String kind : kinds) {
            status.addCallsBuilder()
                    .setKind(kind)
                    .setSent(sent.getOrDefault(kind, 0L))
                    .setReceived(received.getOrDefault(kind, 0L));
        }
        return status.build();
    }

    @Override
    public void switchMaintenance(SwitchMaintenanceRequest request, StreamObserver<SwitchMaintenanceReply> observer) {
        serve(observer, response -> {
            host.switchMaintenance(request.getRunning());
            response.succeed(SwitchMaintenanceReply.getDefaultInstance());
        });
    }

    @Override
    public void reform(ReformRequest request, StreamObserver<ReformReply> observer) {
        serve(observer, response -> {
            if (host.reforming().isEmpty()) {
                response.fail(Status.UNIMPLEMENTED
                        .withDescription("this host is not all that its process runs")
                        .asRuntimeException());
                return;
            }
            HostPlan next = plan(host.reforming().get(), request);
            host.makeWayFor(next, () -> response.succeed(ReformReply.getDefaultInstance()));
        });
    }

    private static HostPlan plan(Reforming reforming, ReformRequest request) throws Malformed {
        try {
            return reforming.plan(request.getVariablesMap());
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Answers a call on the event loop. */
    @FunctionalInterface
    private interface Handler<A> {
        void handle(Response<A> response) throws Malformed;
    }

    private <A> void serve(StreamObserver<A> observer, Handler<A> handler) {
        Response<A> response = new Response<>(observer);
        host.loop().execute(() -> response.guard(() -> handler.handle(response)));
    }

    /** The virtual node that a call is for; if there is none, that is the answer. */
    private Optional<VirtualNode> node(int number, Response<?> response) {
        Optional<VirtualNode> node = host.nodes().find(number);
        if (node.isEmpty()) {
            response.fail(Status.NOT_FOUND
                    .withDescription("there is no virtual node " + Integer.toUnsignedString(number) + ", only "
                            + host.nodes().count())
                    .asRuntimeException());
        }
        return node;
    }
}
