package dev.wringer.harness.hostprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.live.Obituary;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.protocol.Peer;
import dev.wringer.testee.v1.HeldBlock;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.ReformReply;
import dev.wringer.testee.v1.ReformRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.SwitchMaintenanceReply;
import dev.wringer.testee.v1.SwitchMaintenanceRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that say they have forgotten their ring, some of which have not. */
@Timeout(60)
class ReformerTest {

    private static final String NAME = "host-000001.ring-2:7000";
    private static final Peer SELF = Peer.at(NAME, 0);
    private static final Peer STRANGER = Peer.at("host-000002.ring-1:7000", 0);

    private final StatusReply.Builder status = StatusReply.newBuilder()
            .setHost(NAME)
            .setPhase(StatusReply.Phase.SERVING)
            .setVirtualNodes(1)
            .setVariant("corrected")
            .setUptimeNanos(1);
    private final NodeState.Builder node = NodeState.newBuilder()
            .setSelf(encode(SELF))
            .setMembership(NodeState.Membership.MEMBER)
            .addSuccessors(encode(SELF));
    private final Reformer reformer = new Reformer();
    private Optional<Status> refusal = Optional.empty();
    private Map<String, String> told = Map.of();
    private Server server;
    private RunningHost host;

    /** Says and does what the test wants. */
    private final class Host extends TesteeGrpc.TesteeImplBase {
        @Override
        public void status(StatusRequest request, StreamObserver<StatusReply> observer) {
            answer(observer, status.build());
        }

        @Override
        public void inspect(InspectRequest request, StreamObserver<InspectReply> observer) {
            answer(observer, InspectReply.newBuilder().addNodes(node).build());
        }

        @Override
        public void switchMaintenance(
                SwitchMaintenanceRequest request, StreamObserver<SwitchMaintenanceReply> observer) {
            answer(observer, SwitchMaintenanceReply.getDefaultInstance());
        }

        @Override
        public void reform(ReformRequest request, StreamObserver<ReformReply> observer) {
            told = request.getVariablesMap();
            answer(observer, ReformReply.getDefaultInstance());
        }

        private <A> void answer(StreamObserver<A> observer, A answer) {
            if (refusal.isPresent()) {
                observer.onError(refusal.get().asRuntimeException());
                return;
            }
            observer.onNext(answer);
            observer.onCompleted();
        }
    }

    private static dev.wringer.testee.v1.Peer encode(Peer peer) {
        return dev.wringer.testee.v1.Peer.newBuilder()
                .setId(ByteString.copyFrom(peer.id().toBytes()))
                .setHost(peer.host())
                .setVirtualNode(peer.virtualNode())
                .build();
    }

    @BeforeEach
    void start() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Host())
                .build()
                .start();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
        host = new RunningHost() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public InetSocketAddress address() {
                return address;
            }

            @Override
            public String provenance() {
                return "of this test";
            }

            @Override
            public Optional<Obituary> obituary() {
                return Optional.empty();
            }

            @Override
            public String endOfLog() {
                return "nothing";
            }
        };
    }

    @AfterEach
    void end() {
        reformer.close();
        server.shutdownNow();
    }

    private static HostOrder order() {
        return new HostOrder(
                NAME,
                1,
                new WayIn.Assembled(List.of(NAME)),
                1,
                NodeSettings.DEFAULT,
                "corrected",
                false,
                true,
                false,
                1,
                Release.BASELINE);
    }

    private void look() {
        reformer.requireForgotten(
                host, order(), System.nanoTime() - Duration.ofSeconds(1).toNanos());
    }

    @Test
    void whoeverHasForgottenPasses() {
        assertThat(reformer.rest(List.of(host))).containsExactly(host);
        assertThat(reformer.reform(Map.of(host, Map.of("WRINGER_SEED", "7")))).containsExactly(host);
        assertThat(told).containsExactly(Map.entry("WRINGER_SEED", "7"));
        look();
    }

    @Test
    void whoeverCannotIsLeftOut() {
        refusal = Optional.of(Status.UNIMPLEMENTED);
        assertThat(reformer.rest(List.of(host))).isEmpty();
        assertThat(reformer.reform(Map.of(host, Map.of()))).isEmpty();
        assertThat(reformer.reform(host, Map.of())).isFalse();
    }

    @Test
    void whoeverIsSilentIsLeftOut() {
        server.shutdownNow();
        assertThat(reformer.rest(List.of(host))).isEmpty();
        assertThat(reformer.reform(Map.of(host, Map.of()))).isEmpty();
    }

    /** A host that was asked by itself has to say whether it can. */
    @Test
    void anyOtherAnswerBreaksTheContract() {
        refusal = Optional.of(Status.INTERNAL);
        assertThatThrownBy(() -> reformer.reform(host, Map.of()))
                .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                        .isEqualTo(Clause.REFORMING))
                .hasMessageContaining("Reform ended with INTERNAL");
    }

    record Trace(String words, Consumer<ReformerTest> left) {
        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Trace> aTraceOfTheFormerRing() {
        return Stream.of(
                new Trace(
                        "counts 60.0 s since it began",
                        test -> test.status.setUptimeNanos(Duration.ofMinutes(1).toNanos())),
                new Trace(
                        "counts 3 calls",
                        test -> test.status.addCallsBuilder().setKind("Notify").setSent(3)),
                new Trace("4 blocks repaired", test -> test.status.setRepairedBlocks(4)),
                new Trace("5 calls without an answer", test -> test.status.setUnansweredCalls(5)),
                new Trace(
                        SELF + " holds a block under ",
                        test -> test.node.addHeld(HeldBlock.newBuilder()
                                .setKey(ByteString.copyFrom(new byte[20]))
                                .setDigest(ByteString.copyFrom(new byte[20])))),
                new Trace(SELF + " caches 6 blocks", test -> test.node.setCachedBlocks(6)),
                new Trace(SELF + " knows " + STRANGER, test -> test.node.addSuccessors(encode(STRANGER))),
                new Trace(SELF + " knows " + STRANGER, test -> test.node.addFingers(encode(STRANGER))),
                new Trace(SELF + " knows " + STRANGER, test -> test.node.setPredecessor(encode(STRANGER))));
    }

    @ParameterizedTest
    @MethodSource
    void aTraceOfTheFormerRing(Trace trace) {
        trace.left().accept(this);
        assertThatThrownBy(this::look)
                .isInstanceOfSatisfying(ContractBreach.class, breach -> {
                    assertThat(breach.clause()).isEqualTo(Clause.REFORMING);
                    assertThat(breach.host()).isEqualTo(NAME);
                })
                .hasMessageContaining(trace.words());
    }

    @Test
    void whoeverIsSomebodyElseBreaksTheContract() {
        status.setHost("host-000001.ring-1:7000");
        assertThatThrownBy(this::look)
                .isInstanceOfSatisfying(ContractBreach.class, breach -> assertThat(breach.clause())
                        .isEqualTo(Clause.ADDRESSES));
    }
}
