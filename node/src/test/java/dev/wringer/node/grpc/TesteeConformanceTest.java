package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.Keys;
import dev.wringer.node.signing.SigningKey;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import dev.wringer.testee.v1.SwitchMaintenanceRequest;
import dev.wringer.testee.v1.TesteeGrpc;
import dev.wringer.testee.v1.TesteeGrpc.TesteeBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What any node under test must do; {@code ./wringer conformance} looks at those of others. */
class TesteeConformanceTest {

    private static TestHosts hosts;
    private static ManagedChannel channel;

    @BeforeAll
    static void connect() throws Exception {
        hosts = new TestHosts();
        hosts.found(3);
        channel = hosts.channel(TestHosts.name(1));
    }

    @AfterAll
    static void disconnect() {
        channel.shutdownNow();
        hosts.close();
    }

    private static TesteeBlockingStub testee() {
        return TesteeGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    @Test
    void theHealthServiceSaysServing() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(HealthGrpc.newBlockingStub(channel)
                        .check(HealthCheckRequest.getDefaultInstance())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING));
    }

    @Test
    void theStatusSaysWhoItIs() {
        StatusReply status = testee().status(StatusRequest.getDefaultInstance());

        assertThat(status.getPhase()).isEqualTo(StatusReply.Phase.SERVING);
        assertThat(status.getVirtualNodes()).isPositive();
        assertThat(status.getImplementation()).isNotEmpty();
        assertThat(status.getVariant()).isNotEmpty();
        assertThat(HostAndPort.parse(status.getHost())).isPresent();
    }

    @Test
    void inspectionShowsEachVirtualNodeAtItsHonestPlace() {
        StatusReply status = testee().status(StatusRequest.getDefaultInstance());
        var reply = testee().inspect(InspectRequest.getDefaultInstance());

        assertThat(reply.getNodesCount()).isEqualTo(status.getVirtualNodes());
        for (int i = 0; i < reply.getNodesCount(); i++) {
            NodeState node = reply.getNodes(i);
            assertThat(node.getMembership()).isEqualTo(NodeState.Membership.MEMBER);
            assertThat(node.getSelf().getHost()).isEqualTo(status.getHost());
            assertThat(node.getSelf().getVirtualNode()).isEqualTo(i);
            assertThat(node.getSelf().getId()).isEqualTo(RingCodec.encode(Keys.ofVirtualNode(status.getHost(), i)));
            assertThat(node.getSuccessorsList()).isNotEmpty();
            assertThat(node.getHeldList()).isEmpty();
        }
    }

    @Test
    void aBlockThatWasPutIsFoundAndItsHoldersShowIt() {
        Block block = ContentBlock.of(Bytes.ofText("conformance"));

        var put = testee().put(PutRequest.newBuilder()
                .setBlock(TesteeCodec.encode(block))
                .build());
        GetReply got = get(block, false);
        LookupReply owner = testee().lookup(LookupRequest.newBuilder()
                .setKey(RingCodec.encode(block.key()))
                .build());

        assertThat(put.getResult().getAcknowledgedList()).isNotEmpty();
        assertThat(got.getResult().getBlock()).isEqualTo(TesteeCodec.encode(block));
        assertThat(owner.getResult().getSuccessorsList()).isNotEmpty();
        assertThat(owner.getResult().getElapsedNanos()).isPositive();
    }

    @Test
    void theNewestVersionOfASignedBlockWins() {
        SigningKey key = SigningKey.ofSeed(System.nanoTime());
        Block older = key.sign(Bytes.EMPTY, 1, Bytes.ofText("older"));
        Block newer = key.sign(Bytes.EMPTY, 2, Bytes.ofText("newer"));

        for (Block block : new Block[] {older, newer}) {
            assertThat(testee().put(PutRequest.newBuilder()
                                    .setBlock(TesteeCodec.encode(block))
                                    .build())
                            .hasResult())
                    .isTrue();
        }

        assertThat(get(older, true).getResult().getBlock()).isEqualTo(TesteeCodec.encode(newer));
        assertThat(failureOfPut(older)).isEqualTo(Failure.Kind.SUPERSEDED);
    }

    /** Two clients of one signer that wrote at the same time: whoever comes first, the higher digest stays. */
    @Test
    void ofEqualNumbersTheHigherDigestWins() {
        SigningKey key = SigningKey.ofSeed(System.nanoTime());
        Block one = key.sign(Bytes.EMPTY, 1, Bytes.ofText("one"));
        Block other = key.sign(Bytes.EMPTY, 1, Bytes.ofText("other"));
        Block loser = one.version().supersedes(other.version()) ? other : one;
        Block winner = loser.equals(one) ? other : one;

        for (Block block : new Block[] {loser, winner, winner}) { // what is held is acknowledged again
            assertThat(failureOfPut(block)).isEqualTo(Failure.Kind.KIND_UNSPECIFIED);
        }

        assertThat(failureOfPut(loser)).isEqualTo(Failure.Kind.SUPERSEDED);
        assertThat(get(loser, true).getResult().getBlock()).isEqualTo(TesteeCodec.encode(winner));
    }

    @Test
    void inspectionNamesTheVersionOfEachBlockHeld() {
        SigningKey key = SigningKey.ofSeed(System.nanoTime());
        for (int i = 0; i < 20; i++) { // some of them will be held here
            failureOfPut(key.sign(Bytes.ofText("salt " + i), 7, Bytes.ofText("payload " + i)));
        }

        var nodes = testee().inspect(InspectRequest.newBuilder()
                        .setBlocks(InspectRequest.Blocks.CONTENTS)
                        .build())
                .getNodesList();

        assertThat(nodes).flatExtracting(NodeState::getHeldList).isNotEmpty().allSatisfy(held -> {
            assertThat(held.getVersion()).isEqualTo(held.getBlock().getSigned().getVersion());
            assertThat(held.getDigest())
                    .isEqualTo(RingCodec.encode(
                            Keys.ofContents(held.getBlock().getPayload().toByteArray())));
        });
    }

    private static Failure.Kind failureOfPut(Block block) {
        return testee().put(PutRequest.newBuilder()
                        .setBlock(TesteeCodec.encode(block))
                        .build())
                .getFailure()
                .getKind();
    }

    @Test
    void whatNobodyStoredIsNotFound() {
        assertThat(get(ContentBlock.of(Bytes.ofText("never stored " + System.nanoTime())), false)
                        .getFailure()
                        .getKind())
                .isEqualTo(Failure.Kind.NOT_FOUND);
    }

    @Test
    void aForgedBlockIsRejected() {
        Block forged = new ContentBlock(Keys.ofText("something else"), Bytes.ofText("forged"));

        assertThat(testee().put(PutRequest.newBuilder()
                                .setBlock(TesteeCodec.encode(forged))
                                .build())
                        .getFailure()
                        .getKind())
                .isEqualTo(Failure.Kind.REJECTED);
    }

    @Test
    void maintenanceStopsAndResumes() {
        for (boolean running : new boolean[] {false, false, true}) {
            testee().switchMaintenance(SwitchMaintenanceRequest.newBuilder()
                    .setRunning(running)
                    .build());
            assertThat(testee().status(StatusRequest.getDefaultInstance()).getMaintenance())
                    .isEqualTo(running);
        }
    }

    @Test
    void callsAtFaultGetTheStatusThatTheContractNames() {
        assertStatus(Status.Code.INVALID_ARGUMENT, () -> testee().lookup(LookupRequest.newBuilder()
                .setKey(ByteString.copyFromUtf8("short"))
                .build()));
        assertStatus(Status.Code.INVALID_ARGUMENT, () -> testee().put(PutRequest.getDefaultInstance()));
        assertStatus(Status.Code.NOT_FOUND, () -> testee().lookup(LookupRequest.newBuilder()
                .setVirtualNode(1_000_000)
                .setKey(RingCodec.encode(Keys.ofText("any")))
                .build()));
    }

    private static GetReply get(Block block, boolean newest) {
        return testee().get(GetRequest.newBuilder()
                .setKey(RingCodec.encode(block.key()))
                .setNewest(newest)
                .build());
    }

    private static void assertStatus(Status.Code code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(StatusRuntimeException.class, why -> assertThat(
                        why.getStatus().getCode())
                .isEqualTo(code));
    }
}
