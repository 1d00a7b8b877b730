package dev.wringer.harness.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a testbed does to many links at once, from within the process. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CutLinksTest {

    private static final int LINKS = 50;
    private static final String HOLE = """
            {'name':'up','type':'timeout','stream':'upstream','attributes':{'timeout':0}},
            {'name':'down','type':'timeout','stream':'downstream','attributes':{'timeout':0}}""";
    private static final String LATENCY = "{'name':'slow','type':'latency','attributes':{'latency':1}}";

    private final ToxiproxyServer server = ToxiproxyServer.start("127.0.0.1", 0, new Seed(1));
    private final ServerSocket upstream = Wire.listen();
    private final List<Integer> ports = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    @BeforeEach
    void link() throws IOException {
        for (int i = 0; i < LINKS; i++) {
            ports.add(QuietPorts.next());
        }
        impose("");
        for (int port : ports) {
            wires.add(connect(port));
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        upstream.close();
        for (Wire wire : wires) {
            wire.close();
        }
    }

    /** Has all links have these toxics and no others. */
    private void impose(String toxics) {
        server.populate(IntStream.range(0, LINKS)
                .mapToObj(i -> "{'name':'%s','listen':'%s:%d','upstream':'127.0.0.1:%d','toxics':[%s]}"
                        .formatted(name(i), QuietPorts.HOST, ports.get(i), upstream.getLocalPort(), toxics))
                .collect(Collectors.joining(",", "[", "]"))
                .replace('\'', '"'));
    }

    private static String name(int link) {
        return "link-" + link;
    }

    private static List<String> names() {
        return IntStream.range(0, LINKS).mapToObj(CutLinksTest::name).toList();
    }

    private Wire connect(int port) throws IOException {
        return Wire.through(QuietPorts.HOST + ":" + port, upstream);
    }

    private static void assertCarries(Wire wire) throws IOException {
        wire.clientSends((byte) 1);
        assertThat(wire.upstreamReceives(1)).containsExactly(1);
        wire.upstreamSends((byte) 2);
        assertThat(wire.clientReceives(1)).containsExactly(2);
    }

    private static void assertSwallows(Wire wire) throws IOException {
        wire.clientSends((byte) 3);
        wire.upstreamSends((byte) 4);
        for (Socket end : List.of(wire.client(), wire.upstream())) {
            end.setSoTimeout(1); // had it been let through, it would be there in one of so many cases
            assertThatThrownBy(() -> end.getInputStream().read())
                    .as("neither bytes nor an end")
                    .isInstanceOf(SocketTimeoutException.class);
            end.setSoTimeout(Wire.PATIENCE_MILLIS);
        }
    }

    private static void assertClosed(Wire wire) {
        assertThat(Wire.isClosedByPeer(wire.client())).isTrue();
        assertThat(Wire.isClosedByPeer(wire.upstream())).isTrue();
    }

    @Test
    void aBlackHoleSwallowsOnConnectionsOldAndNewUntilItIsTakenAway() throws IOException {
        for (Wire wire : wires) {
            assertCarries(wire);
        }

        impose(HOLE);
        wires.add(connect(ports.get(0)));
        for (Wire wire : wires) {
            assertSwallows(wire);
        }

        impose("");
        wires.forEach(CutLinksTest::assertClosed);
        wires.add(connect(ports.get(0)));
        assertCarries(wires.get(LINKS + 1));
    }

    @Test
    void whatElseIsImposedAndHealedLeavesABlackHoleInPlace() throws IOException {
        impose(HOLE);
        impose(LATENCY + "," + HOLE);
        for (Wire wire : wires) {
            assertSwallows(wire);
        }
        impose(HOLE);
        for (Wire wire : wires) {
            assertSwallows(wire);
        }

        impose(LATENCY);
        wires.forEach(CutLinksTest::assertClosed);
        wires.add(connect(ports.get(0)));
        assertCarries(wires.get(LINKS));
    }

    @Test
    void manyAreDisabledAndEnabledAtOnce() throws IOException {
        server.disable(names());
        wires.forEach(CutLinksTest::assertClosed);
        for (int port : ports) {
            assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
        }

        server.enable(names());
        for (int port : ports) {
            try (Wire wire = connect(port)) {
                assertCarries(wire);
            }
        }
    }

    @Test
    void nothingIsDisabledIfThereIsNoSuchProxy() throws IOException {
        assertThatThrownBy(() -> server.disable(List.of(name(0), "nobody")))
                .isInstanceOf(ToxiproxyFailure.class)
                .hasMessage("proxy not found");
        assertCarries(wires.get(0));
    }

    @Test
    void onePortThatIsTakenDoesNotKeepOthersFromBeingEnabled() throws IOException {
        server.disable(names());
        try (ServerSocket taken = Wire.listenAt(QuietPorts.HOST, ports.get(0))) {
            assertThatThrownBy(() -> server.enable(names()))
                    .isInstanceOf(ToxiproxyFailure.class)
                    .hasMessageContaining(
                            QuietPorts.HOST + ":" + taken.getLocalPort() + ": bind: address already in use");
        }
        try (Wire wire = connect(ports.get(LINKS - 1))) {
            assertCarries(wire);
        }
        server.enable(names());
        try (Wire wire = connect(ports.get(0))) {
            assertCarries(wire);
        }
    }
}
