package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.grpc.v1.ChordGrpc;
import dev.wringer.node.grpc.v1.DhashGrpc;
import dev.wringer.node.grpc.v1.FoundingGrpc;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever nonsense is sent to a host, it serves on, and every block that it holds stays as it is. */
@Timeout(120)
class NonsenseTest {

    private static final int BLOCKS = 20;
    private static final String VICTIM = TestHosts.name(1);

    private final TestHosts ring = new TestHosts();

    @TempDir
    private Path directory;

    @BeforeEach
    void store() throws Exception {
        List<String> names = List.of(TestHosts.name(1), TestHosts.name(2), TestHosts.name(3));
        for (String name : names) {
            ring.start(
                    name,
                    new WayIn.Assembled(names),
                    settings -> settings.withStore(directory.resolve(name.replace(':', '-'))));
        }
        ring.awaitIdeal();
        for (int i = 0; i < BLOCKS; i++) {
            assertThat(put(block(i)).hasResult()).isTrue();
        }
    }

    /** All that was stored is there, on the victim too, and lookups are right. */
    @AfterEach
    void nothingIsLost() throws Exception {
        try {
            ring.awaitIdeal();
            for (String host : List.of(VICTIM, TestHosts.name(2))) {
                for (int i = 0; i < BLOCKS; i++) {
                    GetReply reply = ring.testee(host)
                            .get(GetRequest.newBuilder()
                                    .setKey(RingCodec.encode(block(i).key()))
                                    .build());
                    assertThat(reply.getResult().getBlock()).as("%s", reply).isEqualTo(TesteeCodec.encode(block(i)));
                }
            }
            assertLookupsRight();
            List<NodeState> states = ring.states(InspectRequest.Blocks.CONTENTS);
            for (int i = 0; i < BLOCKS; i++) {
                var genuine = TesteeCodec.encode(block(i));
                assertThat(states)
                        .filteredOn(node -> node.getSelf().getHost().equals(VICTIM))
                        .flatExtracting(NodeState::getHeldList)
                        .anyMatch(held -> held.getBlock().equals(genuine));
            }
        } finally {
            ring.close();
        }
    }

    @Test
    void bytesThatAreNoMessageAreAnsweredWithAStatus() {
        SplittableRandom random = new SplittableRandom(1);
        ManagedChannel channel = ring.channel(VICTIM);
        Stream.of(
                        ChordGrpc.getServiceDescriptor(),
                        DhashGrpc.getServiceDescriptor(),
                        FoundingGrpc.getServiceDescriptor(),
                        TesteeGrpc.getServiceDescriptor())
                .map(ServiceDescriptor::getMethods)
                .flatMap(methods -> methods.stream().map(MethodDescriptor::getFullMethodName))
                .filter(method -> !method.endsWith("/Leave")) // takes an empty message, and means it
                .forEach(method -> {
                    for (int length : new int[] {1, 10, 100, 1_000, 100_000}) {
                        byte[] noise = new byte[length];
                        random.nextBytes(noise);
                        assertThat(statusOf(channel, method, noise))
                                .as(method)
                                .isNotIn(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
                    }
                });
    }

    @Test
    void unknownMethodsAndServicesAreUnimplemented() {
        ManagedChannel channel = ring.channel(VICTIM);
        for (String method : List.of("wringer.node.v1.Chord/Unheard", "no.such.Service/Method", "wringer.node.v1./")) {
            assertThat(statusOf(channel, method, new byte[10])).isEqualTo(Status.Code.UNIMPLEMENTED);
        }
    }

    @Test
    void blocksThatAreTooLargeOrForgedAreRefused() {
        for (int size : new int[] {HostSettings.LARGEST_BLOCK + 1, 8 * HostSettings.LARGEST_BLOCK}) {
            assertThatThrownBy(() -> put(ContentBlock.of(Bytes.copyOf(new byte[size]))))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            why -> assertThat(why.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        }
        for (int i = 0; i < BLOCKS; i++) { // under the very keys that are in use
            assertThat(put(new ContentBlock(block(i).key(), Bytes.ofText("forged")))
                            .getFailure()
                            .getKind())
                    .isEqualTo(Failure.Kind.REJECTED);
        }
    }

    @Test
    void junkOnThePortIsThrownOut() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            byte[] junk = new byte[1_000];
            random.nextBytes(junk);
            try (Socket socket = connect()) {
                socket.getOutputStream().write(junk);
                socket.getInputStream().readAllBytes(); // until the host hangs up
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
            }
        }
    }

    @Test
    void halfARequestHoldsNobodyUp() throws Exception {
        byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        List<Socket> halfOpen = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Socket socket = connect();
            socket.getOutputStream().write(preface, 0, i % preface.length); // and not a byte more
            halfOpen.add(socket);
        }

        assertThat(put(ContentBlock.of(Bytes.ofText("meanwhile"))).hasResult()).isTrue();

        for (Socket socket : halfOpen) {
            socket.setSoLinger(true, 0); // and a reset to end with
            socket.close();
        }
    }

    @Test
    void aFloodOfConnectionsIsOutlived() throws Exception {
        List<Socket> flood = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                flood.add(connect());
            }
            assertThat(put(ContentBlock.of(Bytes.ofText("meanwhile"))).hasResult())
                    .isTrue();
        } finally {
            for (Socket socket : flood) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> connections() < 50);
    }

    private int connections() {
        return ring.testee(VICTIM).status(StatusRequest.getDefaultInstance()).getConnections();
    }

    private static Status.Code statusOf(ManagedChannel channel, String method, byte[] request) {
        Marshaller<byte[]> bytes = new Verbatim();
        MethodDescriptor<byte[], byte[]> descriptor = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(method)
                .setRequestMarshaller(bytes)
                .setResponseMarshaller(bytes)
                .build();
        try {
            ClientCalls.blockingUnaryCall(
                    channel, descriptor, CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS), request);
            return Status.Code.OK; // noise may happen to mean something
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), ring.host(VICTIM).port());
    }

    private static Block block(int number) {
        return ContentBlock.of(Bytes.ofText("block " + number));
    }

    private PutReply put(Block block) {
        return ring.testee(VICTIM)
                .put(PutRequest.newBuilder().setBlock(TesteeCodec.encode(block)).build());
    }

    private void assertLookupsRight() {
        List<NodeState> members = ring.states(InspectRequest.Blocks.NONE);
        for (int i = 0; i < BLOCKS; i++) {
            RingId key = Keys.ofText("any " + i);
            var owner = members.stream()
                    .map(NodeState::getSelf)
                    .filter(peer -> RingId.ofBytes(peer.getId().toByteArray()).compareTo(key) >= 0)
                    .findFirst()
                    .orElse(members.get(0).getSelf());
            var found = ring.testee(VICTIM)
                    .lookup(LookupRequest.newBuilder()
                            .setKey(RingCodec.encode(key))
                            .build());
            assertThat(found.getResult().getSuccessors(0)).isEqualTo(owner);
        }
    }

    /** Messages that are nothing but bytes. */
    private static final class Verbatim implements Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
