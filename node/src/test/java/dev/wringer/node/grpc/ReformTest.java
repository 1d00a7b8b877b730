package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LeaveRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.ReformRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import dev.wringer.testee.v1.TesteeGrpc.TesteeBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to run another host. */
@Timeout(60)
class ReformTest {

    private static final String PAYLOAD = "what the former host held";

    @TempDir
    private Path store;

    private final List<WeakReference<NodeHost>> hosts = new ArrayList<>();
    private final BlockingQueue<Integer> ports = new LinkedBlockingQueue<>(); // of the same, when they are ready
    private final List<ManagedChannel> channels = new ArrayList<>();
    private CompletableFuture<Integer> status;

    @BeforeEach
    void start() {
        Map<String, String> environment = new HashMap<>(variables("a"));
        environment.put("WRINGER_VIRTUAL_NODES", "4");
        environment.put("WRINGER_SUCCESSORS", "3");
        environment.put("WRINGER_REPLICAS", "1");
        environment.put("WRINGER_LISTEN", "127.0.0.1:0");
        environment.put("WRINGER_STORE", store.toString());
        environment.put("WRINGER_GREETING", "false");
        Reforming reforming = NodeServer.reforming(environment, List.of("--patience", "1s"));
        HostPlan first = reforming.plan(Map.of());
        status = CompletableFuture.supplyAsync(() -> run(first, reforming));
    }

    private static Map<String, String> variables(String name) {
        return Map.of("WRINGER_ADVERTISE", name + ":7000", "WRINGER_FOUNDERS", name + ":7000");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a test that waits for a host in vain ends in its time-out
    private int run(HostPlan first, Reforming reforming) {
        try {
            return NodeServer.run(first, reforming, host -> {
                int port = host.port();
                hosts.add(new WeakReference<>(host));
                host.ready().thenAccept(ready -> ports.add(port));
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void end() {
        channels.forEach(ManagedChannel::shutdownNow);
        hosts.forEach(reference -> {
            NodeHost host = reference.get();
            if (host != null) {
                host.close();
            }
        });
    }

    private TesteeBlockingStub testee(int port) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        InetAddress.getLoopbackAddress().getHostAddress(), port)
                .usePlaintext()
                .build();
        channels.add(channel);
        return TesteeGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private int nextPort() throws InterruptedException {
        return ports.take();
    }

    private static void put(TesteeBlockingStub testee) {
        ContentBlock block = ContentBlock.of(Bytes.ofText(PAYLOAD));
        PutReply reply = testee.put(
                PutRequest.newBuilder().setBlock(TesteeCodec.encode(block)).build());
        assertThat(reply.hasResult()).as(reply.toString()).isTrue();
    }

    private boolean isOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(PAYLOAD)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void anotherHostTakesItsPlaceAndNothingOfTheFormerIsLeft() throws Exception {
        int former = nextPort();
        TesteeBlockingStub first = testee(former);
        put(first);
        assertThat(isOnDisk()).isTrue();
        assertThat(first.status(StatusRequest.getDefaultInstance()).getCallsList())
                .isNotEmpty();

        long told = System.nanoTime();
        first.reform(ReformRequest.newBuilder()
                .putAllVariables(variables("b"))
                .putVariables("WRINGER_SEED", "2")
                .putVariables("WRINGER_MAINTENANCE", "false")
                .build());
        assertThatThrownBy(() -> first.status(StatusRequest.getDefaultInstance()))
                .as("the former host has answered for the last time")
                .isInstanceOf(StatusRuntimeException.class);

        TesteeBlockingStub second = testee(nextPort());
        StatusReply said = second.status(StatusRequest.getDefaultInstance());
        assertThat(said.getHost()).isEqualTo("b:7000");
        assertThat(said.getUptimeNanos()).isLessThanOrEqualTo(System.nanoTime() - told);
        assertThat(said.getCallsList()).isEmpty();
        assertThat(said.getSettingsMap()).containsEntry("WRINGER_SUCCESSORS", "3");
        InspectReply inspected = second.inspect(InspectRequest.newBuilder()
                .setBlocks(InspectRequest.Blocks.CONTENTS)
                .build());
        assertThat(inspected.getNodesList()).hasSize(4).allSatisfy(node -> {
            assertThat(node.getHeldList()).isEmpty();
            assertThat(node.getCachedBlocks()).isZero();
            assertThat(node.getMembership()).isEqualTo(NodeState.Membership.MEMBER);
            assertThat(node.getSuccessorsList()).hasSize(3).allSatisfy(peer -> assertThat(peer.getHost())
                    .isEqualTo("b:7000"));
        });
        assertThat(isOnDisk()).isFalse();
        assertThatThrownBy(() -> dial(former)).isInstanceOf(ConnectException.class);
        // Whoever holds on to a timer, a connection, a table or a block of the former host holds on to the host.
        await().untilAsserted(() -> {
            System.gc();
            assertThat(hosts.get(0).get()).isNull();
        });

        second.leave(LeaveRequest.getDefaultInstance());
        assertThat(status.get()).isZero();
    }

    private static void dial(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    @Test
    void aVariableThatIsTakenBackIsNotSetAnyMore() throws Exception {
        testee(nextPort())
                .reform(ReformRequest.newBuilder()
                        .putVariables("WRINGER_SUCCESSORS", "2")
                        .putVariables("WRINGER_REPLICAS", "")
                        .putVariables("WRINGER_STORE", "")
                        .build());

        StatusReply said = testee(nextPort()).status(StatusRequest.getDefaultInstance());
        assertThat(said.getSettingsMap())
                .containsEntry("WRINGER_SUCCESSORS", "2")
                .containsEntry("WRINGER_REPLICAS", "5");
        assertThat(store).isEmptyDirectory();
    }

    @Test
    void whatNoHostCanBeIsRefusedAndNothingHasHappened() throws Exception {
        TesteeBlockingStub testee = testee(nextPort());
        put(testee);

        assertThatThrownBy(() -> testee.reform(ReformRequest.newBuilder()
                        .putAllVariables(variables("b"))
                        .putVariables("WRINGER_VIRTUAL_NODES", "0")
                        .build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                .hasMessageContaining("at least 1 virtual node");

        assertThat(testee.status(StatusRequest.getDefaultInstance()).getHost()).isEqualTo("a:7000");
        assertThat(isOnDisk()).isTrue();
    }

    @Test
    void aHostThatSharesItsProcessWithOthersCannot() throws Exception {
        try (TestHosts others = new TestHosts()) {
            others.found(3);
            ManagedChannel channel = others.channel(TestHosts.name(1));
            channels.add(channel);

            assertThatThrownBy(() -> TesteeGrpc.newBlockingStub(channel)
                            .withWaitForReady()
                            .withDeadlineAfter(30, TimeUnit.SECONDS)
                            .reform(ReformRequest.getDefaultInstance()))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            refusal -> assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED));
        }
    }
}
