package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.testee.v1.Failure;
import dev.wringer.testee.v1.GetReply;
import dev.wringer.testee.v1.GetRequest;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.LeaveRequest;
import dev.wringer.testee.v1.LookupReply;
import dev.wringer.testee.v1.LookupRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.Peer;
import dev.wringer.testee.v1.PutReply;
import dev.wringer.testee.v1.PutRequest;
import dev.wringer.testee.v1.StatusReply;
import dev.wringer.testee.v1.StatusRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NodeHostTest {

    private final TestHosts ring = new TestHosts();

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void foundersFormTheIdealRingAndSurviveJoinCrashAndRestart() throws Exception {
        ring.found(3);
        ring.awaitIdeal();
        assertLookupsRight();

        ring.join(TestHosts.name(4), settings -> settings);
        ring.awaitIdeal();
        Block block = block("kept");
        assertThat(put(TestHosts.name(4), block).getResult().getAcknowledgedCount())
                .isEqualTo(3);
        awaitReplicas(block, 3);

        ring.crash(TestHosts.name(2));
        ring.awaitIdeal();
        assertLookupsRight();
        assertHeld(TestHosts.name(1), block);
        awaitReplicas(block, 3);

        // A founder that comes back joins the ring that exists, instead of founding another.
        ring.start(
                        TestHosts.name(2),
                        new WayIn.Founding(List.of(TestHosts.name(1), TestHosts.name(2), TestHosts.name(3))),
                        settings -> settings)
                .ready()
                .get(60, TimeUnit.SECONDS);
        ring.awaitIdeal();
        assertLookupsRight();
        assertHeld(TestHosts.name(2), block);
    }

    @Test
    void anAssembledRingIsIdealAtOnceAndAsksNobody() throws Exception {
        List<String> names = List.of(TestHosts.name(1), TestHosts.name(2), TestHosts.name(3));
        for (String name : names) {
            ring.start(name, new WayIn.Assembled(names), HostSettings::withoutMaintenance)
                    .ready()
                    .get(30, TimeUnit.SECONDS);
        }
        ring.awaitIdeal(); // nothing is maintained, so it was ideal from the start

        assertThat(ring.testee(TestHosts.name(1))
                        .status(StatusRequest.getDefaultInstance())
                        .getCallsList())
                .isEmpty();
        assertLookupsRight();
    }

    @Test
    void aHostThatLeavesHandsItsBlocksOver() throws Exception {
        ring.found(3);
        ring.join(TestHosts.name(4), settings -> settings);
        ring.awaitIdeal();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            blocks.add(block("block " + i));
            assertThat(put(TestHosts.name(1), blocks.get(i)).hasResult()).isTrue();
        }

        NodeHost leaver = ring.host(TestHosts.name(4));
        assertThat(ring.testee(TestHosts.name(4))
                        .leave(LeaveRequest.getDefaultInstance())
                        .getAbandoned())
                .isZero();
        leaver.ended().get(10, TimeUnit.SECONDS);
        ring.forget(TestHosts.name(4));

        ring.awaitIdeal();
        assertLookupsRight();
        blocks.forEach(block -> assertHeld(TestHosts.name(3), block));
    }

    @Test
    void whatIsMalformedCorruptOrTooLargeIsRefusedAndNothingIsLost() throws Exception {
        ring.found(3);
        Block block = block("kept");
        put(TestHosts.name(1), block);

        assertStatus(Status.Code.INVALID_ARGUMENT, () -> ring.testee(TestHosts.name(1))
                .put(PutRequest.getDefaultInstance()));
        assertStatus(
                Status.Code.RESOURCE_EXHAUSTED,
                () -> put(TestHosts.name(1), ContentBlock.of(Bytes.copyOf(new byte[HostSettings.LARGEST_BLOCK + 1]))));
        assertStatus(
                Status.Code.RESOURCE_EXHAUSTED,
                () -> put(TestHosts.name(1), ContentBlock.of(Bytes.copyOf(new byte[8 * HostSettings.LARGEST_BLOCK]))));
        assertStatus(Status.Code.NOT_FOUND, () -> ring.testee(TestHosts.name(1))
                .lookup(LookupRequest.newBuilder()
                        .setVirtualNode(99)
                        .setKey(RingCodec.encode(block.key()))
                        .build()));
        assertThat(put(TestHosts.name(1), new ContentBlock(Keys.ofText("other"), Bytes.ofText("corrupt")))
                        .getFailure()
                        .getKind())
                .isEqualTo(Failure.Kind.REJECTED);
        assertStatus(
                Status.Code.UNIMPLEMENTED,
                () -> ClientCalls.blockingUnaryCall(
                        ring.channel(TestHosts.name(1)),
                        MethodDescriptor.<StatusRequest, StatusReply>newBuilder()
                                .setType(MethodDescriptor.MethodType.UNARY)
                                .setFullMethodName("wringer.node.v1.Chord/Unheard")
                                .setRequestMarshaller(ProtoUtils.marshaller(StatusRequest.getDefaultInstance()))
                                .setResponseMarshaller(ProtoUtils.marshaller(StatusReply.getDefaultInstance()))
                                .build(),
                        CallOptions.DEFAULT,
                        StatusRequest.getDefaultInstance()));

        assertHeld(TestHosts.name(2), block);
    }

    @Test
    void aHostWithADirectoryHasItsBlocksAgainAfterACrash(@TempDir Path directory) throws Exception {
        ring.found(3);
        ring.join(TestHosts.name(4), settings -> settings.withStore(directory));
        ring.awaitIdeal();
        for (int i = 0; i < 20; i++) {
            put(TestHosts.name(1), block("block " + i));
        }
        int held = held(TestHosts.name(4));
        assertThat(held).isPositive();

        ring.crash(TestHosts.name(4));
        ring.start(
                TestHosts.name(4), new WayIn.Joining(List.of("nobody:1")), settings -> settings.withStore(directory));

        assertThat(held(TestHosts.name(4))).isGreaterThanOrEqualTo(held);
    }

    @Test
    void aHostWhoseDiskIsFullServesWhatItHasAndTakesNothing(@TempDir Path directory) throws Exception {
        ring.found(2);
        ring.join(TestHosts.name(3), settings -> settings.withStore(directory));
        ring.awaitIdeal();
        put(TestHosts.name(1), block("before"));
        int held = held(TestHosts.name(3));
        assertThat(held).isPositive();

        ring.crash(TestHosts.name(3));
        ring.start(
                TestHosts.name(3),
                new WayIn.Joining(List.of(TestHosts.name(1))),
                settings -> settings.withFullStore(directory));
        ring.awaitIdeal();
        put(TestHosts.name(1), block("after"));

        assertThat(status(TestHosts.name(3)).getFull()).isTrue();
        assertThat(held(TestHosts.name(3))).isEqualTo(held);
        assertHeld(TestHosts.name(3), block("before"));
    }

    @Test
    void foundersThatDoNotAgreeSaySo() throws Exception {
        NodeHost first = ring.start("a:1", new WayIn.Founding(List.of("a:1", "b:1")), settings -> settings);
        ring.start("b:1", new WayIn.Founding(List.of("a:1", "b:1", "c:1")), settings -> settings);

        assertThatThrownBy(() -> first.ready().get(20, TimeUnit.SECONDS)).hasMessageContaining("do not agree");
    }

    @Test
    void theStatusCountsCallsByKind() throws Exception {
        ring.found(3);
        ring.testee(TestHosts.name(1)).lookup(lookup(0, Keys.ofText("any")));

        await().untilAsserted(() -> {
            StatusReply status = status(TestHosts.name(1));
            assertThat(status.getPhase()).isEqualTo(StatusReply.Phase.SERVING);
            assertThat(status.getVirtualNodes()).isEqualTo(TestHosts.VIRTUAL_NODES);
            assertThat(status.getCallsList()).anySatisfy(calls -> {
                assertThat(calls.getKind()).isEqualTo("GetNeighbours");
                assertThat(calls.getSent()).isPositive();
                assertThat(calls.getReceived()).isPositive();
            });
        });
    }

    @Test
    void aHostWhoseCodeThrowsCrashesAndSaysWhatWasThrown() throws Exception {
        ring.found(3);
        String last = TestHosts.name(4);
        NullPointerException planted = new NullPointerException("planted");
        NodeHost broken = ring.start(
                last,
                new WayIn.Joining(List.of(TestHosts.name(1))),
                settings -> settings,
                new ThrowingObserver(() -> planted));
        broken.ready().get(30, TimeUnit.SECONDS);
        ring.awaitIdeal();
        assertThat(broken.failure()).isEmpty();

        assertThatThrownBy(() -> ring.testee(last).lookup(lookup(0, Keys.ofText("any"))))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        why -> assertThat(why.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));

        broken.ended().get(10, TimeUnit.SECONDS);
        assertThat(broken.failure()).containsSame(planted);
        ring.forget(last);
        ring.awaitIdeal(); // without it
        assertLookupsRight();
    }

    /** Names come from other nodes: one that cannot even be dialled is out of reach like any other. */
    @Test
    void aNameThatIsNoneEndsNobody() throws Exception {
        ring.found(3);
        ring.pretend("no such:1");

        ring.start(TestHosts.name(4), new WayIn.Joining(List.of("no such:1", TestHosts.name(1))), settings -> settings)
                .ready()
                .get(30, TimeUnit.SECONDS);
        ring.awaitIdeal();
    }

    // ---- what is asked and checked

    private static Block block(String text) {
        return ContentBlock.of(Bytes.ofText(text));
    }

    private PutReply put(String host, Block block) {
        return ring.testee(host)
                .put(PutRequest.newBuilder().setBlock(TesteeCodec.encode(block)).build());
    }

    private StatusReply status(String host) {
        return ring.testee(host).status(StatusRequest.getDefaultInstance());
    }

    private static LookupRequest lookup(int virtualNode, RingId key) {
        return LookupRequest.newBuilder()
                .setVirtualNode(virtualNode)
                .setKey(RingCodec.encode(key))
                .build();
    }

    private void assertHeld(String host, Block block) {
        GetReply reply = ring.testee(host)
                .get(GetRequest.newBuilder()
                        .setKey(RingCodec.encode(block.key()))
                        .build());
        assertThat(reply.getResult().getBlock().getPayload()).isEqualTo(RingCodec.encode(block.payload()));
    }

    /** Looks up keys from every node, and compares with the ring as it is. */
    private void assertLookupsRight() {
        List<NodeState> members = ring.states(InspectRequest.Blocks.NONE);
        for (NodeState origin : members) {
            RingId key = Keys.ofText("key of " + origin.getSelf());
            LookupReply reply = ring.testee(origin.getSelf().getHost())
                    .lookup(lookup(origin.getSelf().getVirtualNode(), key));
            assertThat(reply.getResult().getSuccessors(0)).isEqualTo(ownerOf(key, members));
        }
    }

    private static Peer ownerOf(RingId key, List<NodeState> members) {
        return members.stream()
                .map(NodeState::getSelf)
                .filter(peer -> idOf(peer.getId()).compareTo(key) >= 0)
                .findFirst()
                .orElse(members.get(0).getSelf());
    }

    private static RingId idOf(ByteString wire) {
        return RingId.ofBytes(wire.toByteArray());
    }

    private void awaitReplicas(Block block, int replicas) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ring.states(InspectRequest.Blocks.VERSIONS))
                        .filteredOn(node -> node.getHeldList().stream()
                                .anyMatch(held -> held.getKey().equals(RingCodec.encode(block.key()))))
                        .hasSizeGreaterThanOrEqualTo(replicas));
    }

    private int held(String host) {
        return ring
                .testee(host)
                .inspect(InspectRequest.newBuilder()
                        .setBlocks(InspectRequest.Blocks.CONTENTS)
                        .build())
                .getNodesList()
                .stream()
                .mapToInt(NodeState::getHeldCount)
                .sum();
    }

    private static void assertStatus(Status.Code code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(StatusRuntimeException.class, why -> assertThat(
                        why.getStatus().getCode())
                .isEqualTo(code));
    }
}
