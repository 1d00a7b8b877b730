package dev.wringer.harness.toxiproxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.wringer.harness.ring.Seed;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What toxics do to connections, told by the client library of the genuine server. */
@org.junit.jupiter.api.Timeout(value = 120, threadMode = SEPARATE_THREAD) // the client library has no time-outs
class ToxicsTest {

    private static final long FOREVER = 1_000_000;

    private final ToxiproxyServer server = ToxiproxyServer.start("127.0.0.1", 0, new Seed(1));
    private final ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.port());
    private final ServerSocket upstream = Wire.listen();
    private Proxy proxy;

    @BeforeEach
    void createProxy() throws IOException {
        proxy = client.createProxy(
                "p", QuietPorts.HOST + ":" + QuietPorts.next(), "127.0.0.1:" + upstream.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        upstream.close();
    }

    private Wire connect() throws IOException {
        return Wire.through(proxy.getListen(), upstream);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    // ---- the client library

    @Test
    void theClientLibraryWorksUnchanged() throws IOException {
        assertThat(client.version()).contains("2.12.0");
        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("p");
        assertThat(client.getProxyOrNull("q")).isNull();
        assertThatThrownBy(() -> client.getProxy("q"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");

        proxy.setUpstream("127.0.0.1:9");
        proxy.disable();
        assertThat(client.getProxy("p").isEnabled()).isFalse();
        proxy.enable();
        proxy.setListen("localhost:0");
        assertThat(client.getProxy("p").getListen()).startsWith("127.0.0.1:").doesNotEndWith(":0");
        assertThat(client.getProxy("p").getUpstream()).isEqualTo("127.0.0.1:9");

        everyToxicIsMadeAndChanged();
        assertThat(proxy.toxics().getAll()).hasSize(7);
        client.reset();
        assertThat(proxy.toxics().getAll()).isEmpty();
        proxy.delete();
        assertThat(client.getProxies()).isEmpty();
    }

    private void everyToxicIsMadeAndChanged() throws IOException {
        proxy.toxics().bandwidth("b", UPSTREAM, 5).setRate(6).setToxicity(0.5f);
        proxy.toxics().latency("l", UPSTREAM, 5).setLatency(6).setJitter(7);
        proxy.toxics()
                .slicer("s", DOWNSTREAM, 5, 6)
                .setAverageSize(7)
                .setSizeVariation(8)
                .setDelay(9);
        proxy.toxics().slowClose("c", DOWNSTREAM, 5).setDelay(6);
        proxy.toxics().timeout("t", DOWNSTREAM, 5).setTimeout(6);
        proxy.toxics().limitData("d", DOWNSTREAM, 5).setBytes(6);
        proxy.toxics().resetPeer("r", DOWNSTREAM, 5).setTimeout(6);

        assertThat(proxy.toxics().get("b", Bandwidth.class).getRate()).isEqualTo(6);
        assertThat(proxy.toxics().get("b").getToxicity()).isEqualTo(0.5f);
        assertThat(proxy.toxics().get("l", Latency.class).getJitter()).isEqualTo(7);
        assertThat(proxy.toxics().get("s", Slicer.class).getDelay()).isEqualTo(9);
        assertThat(proxy.toxics().get("c", SlowClose.class).getDelay()).isEqualTo(6);
        assertThat(proxy.toxics().get("t", Timeout.class).getTimeout()).isEqualTo(6);
        assertThat(proxy.toxics().get("d", LimitData.class).getBytes()).isEqualTo(6);
        assertThat(proxy.toxics().get("r", ResetPeer.class).getStream()).isEqualTo(DOWNSTREAM);
    }

    // ---- one toxic at a time

    @Test
    void latencyDelaysEachChunkFromItsArrival() throws IOException {
        proxy.toxics().latency("l", UPSTREAM, 150);
        try (Wire wire = connect()) {
            long start = System.nanoTime();
            wire.clientSends((byte) 1);
            wire.upstreamSends((byte) 2);
            assertThat(wire.clientReceives(1)).containsExactly(2);
            wire.clientSends((byte) 3);
            assertThat(wire.upstreamReceives(2)).containsExactly(1, 3);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(150);
        }
    }

    @Test
    void jitterKeepsTheOrder() throws IOException {
        proxy.toxics().latency("l", DOWNSTREAM, 5).setJitter(5);
        byte[] sent = Wire.noise(2_000);
        try (Wire wire = connect()) {
            for (byte each : sent) {
                wire.upstreamSends(each);
            }
            assertThat(wire.clientReceives(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void whatLatencyHoldsFollowsAnUpdateAndARemoval() throws IOException {
        Latency latency = proxy.toxics().latency("l", UPSTREAM, FOREVER);
        try (Wire wire = connect()) {
            wire.clientSends((byte) 1);
            latency.setLatency(1);
            assertThat(wire.upstreamReceives(1)).containsExactly(1);

            latency.setLatency(FOREVER);
            wire.clientSends((byte) 2);
            latency.remove();
            wire.clientSends((byte) 3);
            assertThat(wire.upstreamReceives(2)).containsExactly(2, 3);
        }
    }

    @Test
    void bandwidthTakesItsTime() throws IOException {
        proxy.toxics().bandwidth("b", DOWNSTREAM, 100); // 100 bytes a millisecond
        byte[] sent = Wire.noise(20_000);
        try (Wire wire = connect()) {
            long start = System.nanoTime();
            wire.upstreamSends(sent);
            assertThat(wire.clientReceives(sent.length)).isEqualTo(sent);
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(195);
        }
    }

    @Test
    void noBandwidthStallsWithoutLoss() throws IOException {
        Bandwidth bandwidth = proxy.toxics().bandwidth("b", UPSTREAM, 0);
        byte[] sent = Wire.noise(100_000);
        try (Wire wire = connect()) {
            wire.clientSends(sent);
            wire.client().shutdownOutput();
            wire.upstream().setSoTimeout(50);
            assertThatThrownBy(() -> wire.upstreamReceives(1)).isInstanceOf(SocketTimeoutException.class);
            wire.upstream().setSoTimeout(Wire.PATIENCE_MILLIS);
            bandwidth.setRate(100_000);
            assertThat(wire.upstreamReceivesAll()).isEqualTo(sent);
        }
    }

    @Test
    void slowCloseDelaysTheEndOnly() throws IOException {
        proxy.toxics().slowClose("c", UPSTREAM, 150);
        try (Wire wire = connect()) {
            long start = System.nanoTime();
            wire.clientSends((byte) 1);
            wire.client().shutdownOutput();
            assertThat(wire.upstreamReceives(1)).containsExactly(1);
            assertThat(wire.upstreamReceivesAll()).isEmpty();
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(150);
        }
    }

    @Test
    void timeoutDropsAndCloses() throws IOException {
        Timeout timeout = proxy.toxics().timeout("t", UPSTREAM, FOREVER);
        try (Wire wire = connect()) {
            wire.clientSends((byte) 1);
            wire.upstreamSends((byte) 2);
            assertThat(wire.clientReceives(1)).containsExactly(2);
            long start = System.nanoTime();
            timeout.setTimeout(100);
            assertThat(wire.upstreamReceivesAll()).isEmpty();
            assertThat(millisSince(start)).isGreaterThanOrEqualTo(100);
            wire.upstream().close();
            assertThat(wire.clientReceivesAll()).isEmpty();
        }
    }

    @Test
    void aBlackHoleClosesWhenItIsRemoved() throws IOException {
        Timeout hole = proxy.toxics().timeout("t", DOWNSTREAM, 0);
        try (Wire wire = connect()) {
            wire.upstreamSends((byte) 1);
            wire.upstream().shutdownOutput();
            wire.client().setSoTimeout(50);
            assertThatThrownBy(() -> wire.clientReceives(1))
                    .as("not even an end")
                    .isInstanceOf(SocketTimeoutException.class);
            wire.client().setSoTimeout(Wire.PATIENCE_MILLIS);
            hole.remove();
            assertThat(wire.clientReceivesAll()).isEmpty();
        }
    }

    @Test
    void resetPeerResetsBothEndsOfAConnectionThatWasThereBefore() throws IOException {
        try (Wire wire = connect()) {
            proxy.toxics().resetPeer("r", UPSTREAM, 1);
            wire.clientSends((byte) 1);
            assertThatThrownBy(wire::clientReceivesAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
            assertThatThrownBy(wire::upstreamReceivesAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void resetPeerRemovedInTimeLosesNothing() throws IOException {
        ResetPeer reset = proxy.toxics().resetPeer("r", UPSTREAM, FOREVER);
        try (Wire wire = connect()) {
            wire.clientSends((byte) 1);
            reset.remove();
            assertThat(wire.upstreamReceives(1)).containsExactly(1);
        }
    }

    @Test
    void slicerCutsAndLosesNothing() throws IOException {
        Slicer slicer = proxy.toxics().slicer("s", DOWNSTREAM, 10, FOREVER).setSizeVariation(5);
        byte[] sent = Wire.noise(100);
        try (Wire wire = connect()) {
            wire.upstreamSends(sent);
            byte[] received = new byte[sent.length];
            int piece = wire.client().getInputStream().read(received);
            assertThat(piece).as("all that comes before the delay").isBetween(5, 15);
            slicer.remove();
            wire.client().getInputStream().readNBytes(received, piece, sent.length - piece);
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void limitDataPassesSoManyBytesAndCloses() throws IOException {
        proxy.toxics().limitData("d", DOWNSTREAM, 1_000);
        byte[] sent = Wire.noise(900);
        for (int i = 0; i < 2; i++) {
            try (Wire wire = connect()) {
                wire.upstreamSends(sent);
                wire.upstreamSends(sent);
                assertThat(wire.clientReceivesAll()).hasSize(1_000).startsWith(sent);
            }
        }
    }

    @Test
    void limitDataCountsFromWhenItCame() throws IOException {
        try (Wire wire = connect()) {
            wire.upstreamSends((byte) 1);
            assertThat(wire.clientReceives(1)).containsExactly(1);
            proxy.toxics().limitData("d", DOWNSTREAM, 2);
            wire.upstreamSends((byte) 2, (byte) 3, (byte) 4);
            assertThat(wire.clientReceivesAll()).containsExactly(2, 3);
        }
    }

    // ---- toxicity

    @Test
    void toxicityIsDrawnFromTheSeed() throws IOException {
        List<Boolean> first = spoiled(7, 40);

        assertThat(first).contains(true, false).isEqualTo(spoiled(7, 40)).isNotEqualTo(spoiled(8, 40));
    }

    /** Which of so many connections, one after the other, a toxic of toxicity 0.5 cuts off. */
    private List<Boolean> spoiled(long seed, int connections) throws IOException {
        List<Boolean> spoiled = new ArrayList<>();
        try (ToxiproxyServer seeded = ToxiproxyServer.start("127.0.0.1", 0, new Seed(seed))) {
            Proxy half = new ToxiproxyClient("127.0.0.1", seeded.port())
                    .createProxy("half", "127.0.0.1:0", "127.0.0.1:" + upstream.getLocalPort());
            half.toxics().limitData("d", DOWNSTREAM, 0).setToxicity(0.5f);
            for (int i = 0; i < connections; i++) {
                try (Wire wire = Wire.through(half.getListen(), upstream)) {
                    wire.upstreamSends((byte) 1);
                    spoiled.add(wire.clientReceives(1).length == 0);
                }
            }
        }
        return spoiled;
    }

    @Test
    void noToxicityIsNoToxic() throws IOException {
        Toxic limit = proxy.toxics().limitData("d", DOWNSTREAM, 0);
        limit.setToxicity(0);
        try (Wire wire = connect()) {
            wire.upstreamSends((byte) 1);
            assertThat(wire.clientReceives(1)).containsExactly(1);
            limit.setToxicity(1);
            wire.upstreamSends((byte) 2);
            assertThat(wire.clientReceivesAll()).isEmpty();
        }
    }

    // ---- connections

    @Test
    void halfOfAConnectionOutlivesTheOther() throws IOException {
        byte[] reply = Wire.noise(1_000_000);
        try (Wire wire = connect()) {
            wire.clientSends((byte) 1);
            wire.client().shutdownOutput();
            assertThat(wire.upstreamReceivesAll()).containsExactly(1);
            Thread sender = new Thread(() -> sendAndClose(wire, reply));
            sender.start();
            assertThat(wire.clientReceivesAll()).isEqualTo(reply);
        }
    }

    private static void sendAndClose(Wire wire, byte[] reply) {
        try {
            wire.upstreamSends(reply);
            wire.upstream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aResetByAPeerIsPassedOn() throws IOException {
        try (Wire wire = connect()) {
            wire.clientSends((byte) 1);
            assertThat(wire.upstreamReceives(1)).containsExactly(1);
            wire.client().setSoLinger(true, 0);
            wire.client().close();
            assertThatThrownBy(wire::upstreamReceivesAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void disablingClosesConnectionsAndRefusesNewOnes() throws IOException {
        try (Wire wire = connect()) {
            proxy.disable();
            assertThat(wire.clientReceivesAll()).isEmpty();
            assertThat(wire.upstreamReceivesAll()).isEmpty();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        proxy.enable();
        connect().close();
        proxy.delete();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    @Test
    void anUpstreamThatIsNotThereClosesTheClient() throws IOException {
        for (String address : List.of(QuietPorts.HOST + ":" + QuietPorts.next(), "nonsense")) {
            proxy.setUpstream(address);
            proxy = client.getProxy("p");
            try (var socket = Wire.dial(proxy.getListen())) {
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            }
        }
    }

    @Test
    void theClientLibraryIsToldThatTheServerHasClosed() throws IOException {
        assertThat(client.version()).isNotEmpty(); // and keeps the connection
        server.close();

        assertThatThrownBy(client::version).isInstanceOf(IOException.class);
    }
}
