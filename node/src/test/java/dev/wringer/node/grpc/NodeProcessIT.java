package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.grpc.TestProcesses.Host;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.TesteeGrpc.TesteeBlockingStub;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The executable jar, run as people and containers run it. */
@Timeout(240)
class NodeProcessIT {

    private static final int HOSTS = 3;
    private static final int COULD_NOT_START = 1;
    private static final int BAD_USAGE = 3;
    private static final int CRASHED = 70;

    private final TestProcesses processes = new TestProcesses();
    private final List<Integer> ports = TestProcesses.freePorts(HOSTS);
    private final List<Host> ring = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        processes.close();
    }

    @Test
    void threeProcessesFoundARingAndOneThatIsTerminatedLeavesIt() throws Exception {
        found(List.of());
        assertThat(testee(0).status(StatusRequest.getDefaultInstance()).getImplementation())
                .matches("wringer-node [0-9].*");
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            blocks.add(block(i));
            assertThat(put(testee(i % HOSTS), block(i)).hasResult()).isTrue();
        }

        ring.get(2).terminate();

        assertThat(ring.get(2).status()).as("%s", ring.get(2).lines()).isZero();
        assertNobodyKnows(advertised(2));
        for (Block block : blocks) {
            assertFound(testee(0), block);
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesThatAllAreKilledInTheMiddle(@TempDir Path directory) throws Exception {
        found(List.of("--store", directory + "/{}"));
        ConcurrentLinkedQueue<Block> acknowledged = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        TesteeBlockingStub[] testees = {testee(0), testee(1), testee(2)};
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; ; i++) {
                    if (put(testees[i % HOSTS], block(i)).hasResult()) {
                        acknowledged.add(block(i));
                    }
                    if (acknowledged.size() == 200) {
                        enough.complete(null);
                    }
                }
            } catch (StatusRuntimeException e) {
                enough.completeExceptionally(e); // unless they are killed by now
            }
        });
        enough.get(120, TimeUnit.SECONDS);

        ring.forEach(Host::kill);
        client.get(60, TimeUnit.SECONDS);
        for (Host host : ring) {
            assertThat(host.status()).isNotZero();
        }
        ring.clear();
        found(List.of("--store", directory + "/{}"));

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);
        for (Block block : acknowledged) {
            assertFound(testee(1), block);
        }
    }

    @Test
    void settingsComeFromTheEnvironmentToo() throws Exception {
        Host alone = processes.start(
                Map.of(
                        "WRINGER_ADVERTISE",
                        advertised(0),
                        "WRINGER_FOUNDERS",
                        advertised(0),
                        "WRINGER_VIRTUAL_NODES",
                        "20",
                        "WRINGER_LISTEN",
                        "127.0.0.1:" + ports.get(0)),
                List.of());

        awaitServing(0, alone);
        assertThat(testee(0).status(StatusRequest.getDefaultInstance()).getVirtualNodes())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--advertise a:1", "--advertise a:1 --founders b:1", "--unheard-of"})
    void badUsageGivesOneLine(String arguments) throws Exception {
        Host host = processes.start(Map.of(), arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));

        assertThat(host.status()).isEqualTo(BAD_USAGE);
        assertThat(host.lines()).singleElement().asString().startsWith("wringer-node: ");
    }

    @Test
    void aPortThatIsTakenGivesOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports.get(0), 1, InetAddress.getLoopbackAddress())) {
            Host host = processes.start(
                    Map.of(),
                    List.of(
                            "--advertise",
                            advertised(0),
                            "--founders",
                            advertised(0),
                            "--listen",
                            "127.0.0.1:" + taken.getLocalPort()));

            assertThat(host.status()).isEqualTo(COULD_NOT_START);
            assertThat(host.lines()).singleElement().asString().contains("cannot listen on");
        }
    }

    @Test
    void aPortForMetricsThatIsTakenGivesOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports.get(0), 1, InetAddress.getLoopbackAddress())) {
            Host host = processes.start(
                    Map.of("WRINGER_METRICS", "127.0.0.1:" + taken.getLocalPort()),
                    List.of("--advertise", advertised(1), "--founders", advertised(1)));

            assertThat(host.status()).isEqualTo(COULD_NOT_START);
            assertThat(host.lines()).singleElement().asString().contains("cannot serve metrics on");
        }
    }

    @Test
    void everyLineIsStructuredAndNonsenseDoesNotFloodTheLog() throws Exception {
        Host alone = processes.start(
                Map.of("WRINGER_LOG_LEVEL", "debug"),
                List.of(
                        "--advertise",
                        advertised(0),
                        "--founders",
                        advertised(0),
                        "--virtual-nodes",
                        "20",
                        "--log-format",
                        "json"));
        awaitServing(0, alone);

        for (int i = 0; i < 300; i++) {
            try (Socket junk = new Socket(InetAddress.getLoopbackAddress(), ports.get(0))) {
                junk.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                junk.getInputStream().readAllBytes(); // until it is thrown out
            }
        }
        alone.terminate();

        assertThat(alone.status()).isZero();
        assertThat(alone.lines())
                .hasSizeBetween(4, 60)
                .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("\"}"))
                .allMatch(line -> line.contains("\"host\":\"" + advertised(0) + "\""))
                .anyMatch(line -> line.contains("\"msg\":\"serving\",\"virtualNodes\":\"20\""))
                .anyMatch(line -> line.contains("\"logger\":\"io.grpc."));
    }

    @Test
    void aHostWhoseCodeThrowsEndsAndItsLastLineSaysWhatAndWhere() throws Exception {
        Host broken = processes.start(BrokenNode.class, advertised(0));
        awaitServing(0, broken);

        assertThatThrownBy(() -> testee(0)
                        .lookup(LookupRequest.newBuilder()
                                .setKey(RingCodec.encode(block(1).key()))
                                .build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageStartingWith("UNAVAILABLE");

        assertThat(broken.status()).as("%s", broken.lines()).isEqualTo(CRASHED);
        assertThat(broken.lines())
                .anyMatch(line -> line.contains("stack=") && line.contains("at dev.wringer.node.grpc."));
        assertThat(broken.lines().get(broken.lines().size() - 1))
                .contains(
                        "ends with status 70: its own code threw IllegalStateException (planted) at dev.wringer.node.");
    }

    private void found(List<String> more) throws IOException {
        String founders = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        for (int i = 0; i < HOSTS; i++) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--advertise",
                    advertised(i),
                    "--founders",
                    founders,
                    "--virtual-nodes",
                    "4",
                    "--successors",
                    "6",
                    "--replicas",
                    "3",
                    "--stabilize",
                    "100ms..500ms"));
            for (String argument : more) {
                arguments.add(argument.replace("{}", "host-" + i));
            }
            ring.add(processes.start(Map.of(), arguments));
        }
        for (int i = 0; i < HOSTS; i++) {
            awaitServing(i, ring.get(i));
        }
    }

    private void awaitServing(int number, Host host) {
        TesteeBlockingStub testee = testee(number);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(testee.withDeadlineAfter(30, TimeUnit.SECONDS)
                                .status(StatusRequest.getDefaultInstance())
                                .getPhase())
                        .as("%s", host.lines())
                        .isEqualTo(StatusReply.Phase.SERVING));
    }

    /** A host that leaves tells its neighbours; whoever else knows it finds out. */
    private void assertNobodyKnows(String gone) {
        TesteeBlockingStub testee = testee(0);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        testee.inspect(InspectRequest.getDefaultInstance()).getNodesList())
                .flatExtracting(NodeState::getSuccessorsList)
                .noneMatch(peer -> peer.getHost().equals(gone)));
    }

    private String advertised(int number) {
        return "127.0.0.1:" + ports.get(number);
    }

    private TesteeBlockingStub testee(int number) {
        return processes.testee(ports.get(number));
    }

    private static Block block(int number) {
        return ContentBlock.of(Bytes.ofText("block " + number + " " + "x".repeat(5_000)));
    }

    private static PutReply put(TesteeBlockingStub testee, Block block) {
        return testee.put(
                PutRequest.newBuilder().setBlock(TesteeCodec.encode(block)).build());
    }

    private static void assertFound(TesteeBlockingStub testee, Block block) {
        GetReply reply = testee.get(
                GetRequest.newBuilder().setKey(RingCodec.encode(block.key())).build());
        assertThat(reply.getResult().getBlock()).as("%s", reply).isEqualTo(TesteeCodec.encode(block));
    }
}
