package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.id.RingId;
import dev.wringer.testee.v1.InspectReply;
import dev.wringer.testee.v1.InspectRequest;
import dev.wringer.testee.v1.NodeState;
import dev.wringer.testee.v1.TesteeGrpc;
import dev.wringer.testee.v1.TesteeGrpc.TesteeBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Real hosts on loopback, known to each other by logical names. */
final class TestHosts implements AutoCloseable {

    /** Enough for three hosts, and quick. */
    static final NodeSettings QUICK = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(6)
                    .withPace(Pace.adaptive(Duration.ofMillis(50), Duration.ofMillis(400)))
                    .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(2)))
            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(3, 2).withRepairInterval(Duration.ofMillis(500)));

    static final int VIRTUAL_NODES = 4;

    private final EventLoops loops = new EventLoops(2);
    private final Map<String, InetSocketAddress> addresses = new ConcurrentHashMap<>();
    private final Map<String, NodeHost> hosts = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, ManagedChannel> clients = new ConcurrentHashMap<>();

    static String name(int number) {
        return "host-" + number + ":7000";
    }

    /** Starts founders 1 … count and waits until they serve. */
    void found(int count) throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(name(i));
        }
        for (String name : names) {
            start(name, new WayIn.Founding(names), settings -> settings);
        }
        for (String name : names) {
            hosts.get(name).ready().get(30, TimeUnit.SECONDS);
        }
    }

    NodeHost start(String name, WayIn wayIn, UnaryOperator<HostSettings> change) throws IOException {
        return start(name, wayIn, change, HostObserver.NONE);
    }

    NodeHost start(String name, WayIn wayIn, UnaryOperator<HostSettings> change, HostObserver observer)
            throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HostSettings settings =
                HostSettings.of(name, anyPort, wayIn, name.hashCode()).withNodes(VIRTUAL_NODES, QUICK);
        NodeHost host = NodeHost.start(
                change.apply(settings),
                peer -> Optional.ofNullable(addresses.get(peer)),
                loops.forHost(name),
                observer);
        addresses.put(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), host.port()));
        hosts.put(name, host);
        return host;
    }

    NodeHost join(String name, UnaryOperator<HostSettings> change) throws Exception {
        NodeHost host = start(name, new WayIn.Joining(List.of(name(1), name(2))), change);
        return host.ready().get(30, TimeUnit.SECONDS);
    }

    /** Has a host that is not there be dialled where nobody is. */
    void pretend(String name) {
        addresses.put(name, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    }

    void crash(String name) {
        hosts.remove(name).crash();
    }

    void forget(String name) {
        hosts.remove(name);
    }

    NodeHost host(String name) {
        return hosts.get(name);
    }

    ManagedChannel channel(String name) {
        return clients.computeIfAbsent(addresses.get(name), address -> NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .build());
    }

    TesteeBlockingStub testee(String name) {
        return TesteeGrpc.newBlockingStub(channel(name)).withWaitForReady();
    }

    /** What the nodes of all live hosts believe, by id. */
    List<NodeState> states(InspectRequest.Blocks blocks) {
        List<NodeState> states = new ArrayList<>();
        for (String name : hosts.keySet()) {
            InspectReply reply = testee(name)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .inspect(InspectRequest.newBuilder().setBlocks(blocks).build());
            states.addAll(reply.getNodesList());
        }
        states.sort(Comparator.comparing(
                state -> RingId.ofBytes(state.getSelf().getId().toByteArray())));
        return states;
    }

    /** Waits until each node's successor and predecessor are its true neighbours. */
    void awaitIdeal() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<NodeState> ring = states(InspectRequest.Blocks.NONE);
            for (int i = 0; i < ring.size(); i++) {
                NodeState node = ring.get(i);
                NodeState next = ring.get((i + 1) % ring.size());
                assertThat(node.getSuccessors(0)).isEqualTo(next.getSelf());
                assertThat(next.getPredecessor()).isEqualTo(node.getSelf());
                for (int j = 1; j <= QUICK.chord().successors(); j++) {
                    assertThat(node.getSuccessors(j - 1))
                            .isEqualTo(ring.get((i + j) % ring.size()).getSelf());
                }
            }
        });
    }

    @Override
    public void close() {
        clients.values().forEach(ManagedChannel::shutdownNow);
        hosts.values().forEach(NodeHost::close);
        loops.close();
    }
}
