package dev.wringer.harness.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.LinkFault;
import dev.wringer.harness.hostprocess.Checkout;
import dev.wringer.harness.live.HostOrder;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.ClusterEvents;
import dev.wringer.harness.ring.Imposed;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.Testees;
import dev.wringer.node.grpc.WayIn;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three containers with a node each and no maintenance: whatever is sent is sent because of the test. */
@RequiresEngine
@Timeout(300)
class FleetIT {

    private static final NodeSettings NODE = NodeSettings.DEFAULT
            .withChord(NodeSettings.DEFAULT
                    .chord()
                    .withSuccessors(2)
                    .withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(1)))
            .withDhash(NodeSettings.DEFAULT.dhash().withReplicas(2, 1));

    private final Seed seed = new Seed(5);
    private final List<String> names = IntStream.range(0, 3)
            .mapToObj(number -> RingSpec.hostName(seed, number))
            .toList();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Engine engine = Engine.connect();
    private final Testees testees = new Testees();
    private ContainerFleet fleet;

    @BeforeEach
    void start() {
        fleet = fleetStart().fleet();
        fleet.start(orders());
    }

    private FleetStart fleetStart() {
        RingSpec spec = new RingSpec(3, 1, Formation.ASSEMBLED, NODE, new Latency.Constant(Duration.ZERO), 0);
        return new FleetStart(engine, images(), spec, seed, new Keeping());
    }

    private List<HostOrder> orders() {
        return names.stream()
                .map(name -> new HostOrder(
                        name,
                        names.indexOf(name),
                        new WayIn.Assembled(names),
                        1,
                        NODE,
                        "corrected",
                        false,
                        false,
                        false,
                        1,
                        Release.BASELINE))
                .toList();
    }

    private Images images() {
        return new Images(
                engine,
                ImageChoice.of(System.getenv()),
                Checkout.ofThisProcess().map(Checkout::home));
    }

    @AfterEach
    void close() {
        testees.close();
        fleet.close();
    }

    private final class Keeping implements ClusterEvents {
        @Override
        public void attached(String name, String text) {
            kept.put(name, text);
        }
    }

    private <T> T answer(InetSocketAddress address, Function<Testee, CompletableFuture<T>> question) {
        try (Testee testee = testees.at(address)) {
            return question.apply(testee).join();
        }
    }

    private long received(String host) {
        HostStatus status = answer(fleet.address(host), Testee::status);
        return status.received().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Has a host look up what another one owns: in a ring of three it asks that one. */
    private void ask(String from, String to) {
        answer(fleet.address(from), testee -> testee.lookup(0, Peer.at(to, 0).id()));
    }

    @Test
    void acrossAOneWayCutRequestsArriveFromOneSideOnly() {
        String a = names.get(0);
        String b = names.get(1);
        ask(b, a); // a new connection would not come about: its two ends greet one another first
        try (Imposed cut = fleet.impose(List.of(a), List.of(b), false, new LinkFault.BlackHole())) {
            assertThat(cut.evidence().shown()).isTrue();

            long before = received(b);
            ask(a, b);
            assertThat(received(b)).isEqualTo(before);

            before = received(a);
            ask(b, a);
            assertThat(received(a)).isGreaterThan(before);
        }
        long before = received(b);
        ask(a, b);
        assertThat(received(b)).isGreaterThan(before);
    }

    @Test
    void everyConnectionOfAHostIsCarriedByALinkOrTheHarnesss() {
        ask(names.get(0), names.get(1));
        ask(names.get(1), names.get(2));
        NamespaceTools tools = new NamespaceTools(images());
        Set<String> ways = Set.of(fleet.plan().server(0), fleet.plan().gateway());
        for (String host : names) {
            String connections = tools.run(fleet.container(host), "cat /proc/net/tcp /proc/net/tcp6");
            assertThat(peers(connections))
                    .as(host)
                    .contains(fleet.plan().server(0))
                    .isSubsetOf(ways);
        }
    }

    /** The other ends of connections, from lines of the kernel's tables: {@code 1: 0201A8C0:1B58 0101A8C0:D2F0 01 …}. */
    private static Set<String> peers(String tables) {
        return tables.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length > 3 && fields[3].equals("01")) // established
                .map(fields -> fields[2].substring(0, fields[2].indexOf(':')))
                .map(FleetIT::dotted)
                .collect(Collectors.toSet());
    }

    /** The last four bytes, in the order of a little-endian machine. */
    private static String dotted(String hexadecimal) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal.substring(hexadecimal.length() - 8));
        return (bytes[3] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[0] & 0xff);
    }

    @Test
    void whoeverHasLeftIsRefusedAtOnce() throws IOException {
        String leaver = names.get(2);
        InetSocketAddress link =
                new InetSocketAddress(fleet.plan().server(0), AddressPlan.port(0, names.indexOf(leaver)));
        try (Socket open = new Socket()) {
            open.connect(link, 10_000);
        }
        try (Testee testee = testees.at(fleet.address(leaver))) {
            fleet.leave(leaver, testee).join();
        }
        try (Socket refused = new Socket()) {
            assertThatThrownBy(() -> refused.connect(link, 10_000)).isInstanceOf(ConnectException.class);
        }
    }

    /** As with an engine on another machine. */
    @Test
    void hostsAreReachedThroughPublishedPortsAsWellAlsoAfterARestart() {
        try (ContainerFleet remote = fleetStart().throughPublishedPorts().fleet()) {
            remote.start(orders());
            String host = names.get(0);
            assertThat(remote.address(host).getPort()).isNotEqualTo(AddressPlan.NODE_PORT);
            assertThat(answer(remote.address(host), Testee::status).phase()).isEqualTo(HostStatus.Phase.SERVING);

            assertThat(remote.kill(List.of(host)).shown()).isTrue();
            remote.start(orders().subList(0, 1));
            assertThat(answer(remote.address(host), Testee::status).phase()).isEqualTo(HostStatus.Phase.SERVING);
        }
    }

    /** Also of a host that has come back since, and of one whose container somebody else has removed. */
    @Test
    void theLogOfEachLifeIsKept() {
        fleet.kill(List.of(names.get(0)));
        fleet.start(orders().subList(0, 1));
        engine.removeContainer(fleet.container(names.get(1)).id());
        fleet.close();

        assertThat(kept.get("host-000000.json")).contains("\"life\" : 1", "\"exitStatus\" : 137");
        assertThat(kept.get("host-000000.log")).contains("msg=serving");
        assertThat(kept.get("host-000000-life-2.json")).contains("\"life\" : 2", "\"status\" : \"running\"");
        assertThat(kept.get("host-000000-life-2.log")).contains("msg=serving");
        assertThat(kept.get("host-000001.json")).contains("\"unknown\" : \"the Docker engine could not inspect");
        assertThat(kept.get("host-000001.log")).contains("msg=serving");
    }

    @Test
    void logsAndEndsAreKept() {
        fleet.kill(List.of(names.get(0)));
        fleet.close();

        assertThat(kept).hasSize(7).containsKey("links-0.log");
        assertThat(kept.get("host-000000.json"))
                .contains("\"exitStatus\" : 137")
                .doesNotContain("\"nodes\"");
        assertThat(kept.get("host-000001.json")).contains("\"status\" : \"running\"", "\"successors\"");
        assertThat(kept.get("host-000001.log")).contains("msg=serving");
        assertThat(Leftovers.ofThisProcess(engine).containers()).isEmpty();
    }
}
