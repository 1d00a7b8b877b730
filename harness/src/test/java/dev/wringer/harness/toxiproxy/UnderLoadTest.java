package dev.wringer.harness.toxiproxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.ring.Seed;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Attempts to lose bytes, to wedge a server, and to overcrowd it. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // the client library has no time-outs
class UnderLoadTest {

    private static final int FLOOD = 32 << 20; // more than all buffers of a connection hold, the kernel's included

    private final ToxiproxyServer server = ToxiproxyServer.start("127.0.0.1", 0, new Seed(1));
    private final ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.port());
    private final ServerSocket upstream = Wire.listen();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws IOException {
        server.close();
        upstream.close();
        threads.shutdownNow();
    }

    private Proxy proxy(String name) throws IOException {
        return client.createProxy(name, "127.0.0.1:0", "127.0.0.1:" + upstream.getLocalPort());
    }

    private CompletableFuture<Void> sending(Socket socket, byte[] bytes) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        socket.getOutputStream().write(bytes);
                        socket.shutdownOutput();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    private CompletableFuture<byte[]> receiving(Socket socket) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return socket.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    @Test
    void noByteIsLostWhileToxicsComeAndGo() throws Exception {
        Proxy proxy = proxy("p");
        byte[] there = Wire.noise(24 << 20);
        byte[] back = Wire.noise(16 << 20);
        proxy.toxics().bandwidth("brake-up", UPSTREAM, 30_000);
        proxy.toxics().bandwidth("brake-down", DOWNSTREAM, 20_000);
        try (Wire wire = Wire.through(proxy.getListen(), upstream)) {
            CompletableFuture<byte[]> atUpstream = receiving(wire.upstream());
            CompletableFuture<byte[]> atClient = receiving(wire.client());
            CompletableFuture<Void> sent =
                    CompletableFuture.allOf(sending(wire.client(), there), sending(wire.upstream(), back));

            int rounds = 0;
            while (!sent.isDone()) {
                for (ToxicDirection direction : ToxicDirection.values()) {
                    churn(proxy, direction);
                }
                rounds++;
            }
            proxy.toxics().get("brake-up").remove();
            proxy.toxics().get("brake-down").remove();

            assertThat(rounds).isPositive();
            assertThat(atUpstream.get(60, TimeUnit.SECONDS)).isEqualTo(there);
            assertThat(atClient.get(60, TimeUnit.SECONDS)).isEqualTo(back);
        }
    }

    private static void churn(Proxy proxy, ToxicDirection direction) throws IOException {
        var latency = proxy.toxics().latency("l-" + direction, direction, 20).setJitter(20);
        churnWhatHoldsLittle(proxy, direction);
        latency.setLatency(3);
        latency.remove();
    }

    /** Without latency, which may hold more than is sent: the sender has to wait. */
    private static void churnWhatHoldsLittle(Proxy proxy, ToxicDirection direction) throws IOException {
        var slicer =
                proxy.toxics().slicer("s-" + direction, direction, 5_000, 10).setSizeVariation(4_000);
        var bandwidth = proxy.toxics().bandwidth("b-" + direction, direction, 10_000);
        bandwidth.setRate(0);
        slicer.setToxicity(0);
        slicer.setToxicity(1);
        bandwidth.setRate(50_000);
        slicer.remove();
        bandwidth.remove();
    }

    @Test
    void aReaderThatStopsReadingDoesNotWedgeTheControl() throws Exception {
        Proxy proxy = proxy("p");
        byte[] flood = Wire.noise(FLOOD);
        try (Wire wire = Wire.through(proxy.getListen(), upstream)) {
            CompletableFuture<Void> sent = sending(wire.upstream(), flood);
            for (int i = 0; i < 20; i++) {
                churnWhatHoldsLittle(proxy, DOWNSTREAM);
                assertThat(client.getProxies()).hasSize(1);
            }
            assertThat(sent).as("the sender waits").isNotDone();
            for (int i = 0; i < 5; i++) {
                churn(proxy, DOWNSTREAM);
                assertThat(client.getProxies()).hasSize(1);
            }
            assertThat(receiving(wire.client()).get(60, TimeUnit.SECONDS)).isEqualTo(flood);
        }
    }

    @Test
    void aProxyWhoseSenderWaitsCanBeDeleted() throws Exception {
        Proxy proxy = proxy("p");
        proxy.toxics().bandwidth("b", DOWNSTREAM, 0);
        try (Wire wire = Wire.through(proxy.getListen(), upstream)) {
            CompletableFuture<Void> sent = sending(wire.upstream(), new byte[FLOOD]);
            proxy.delete();
            assertThat(client.getProxies()).isEmpty();
            assertThat(sent).failsWithin(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void anUpstreamThatHangsKeepsNobodyElseWaiting() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            Proxy hanging = client.createProxy("hanging", "127.0.0.1:0", "127.0.0.1:" + full.getLocalPort());
            for (int i = 0; i < 50; i++) { // more than the upstream's queue holds: it answers no more
                waiting.add(Wire.dial(hanging.getListen()));
            }

            Proxy proxy = proxy("p");
            try (Wire wire = Wire.through(proxy.getListen(), upstream)) {
                wire.clientSends((byte) 1);
                assertThat(wire.upstreamReceives(1)).containsExactly(1);
            }
            hanging.delete();
            for (Socket each : waiting) {
                assertThat(Wire.isClosedByPeer(each)).isTrue();
                each.close();
            }
        }
    }

    /** At ten addresses: the kernel takes its time to find free ports when half of those of one address are taken. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void holdsTenThousandProxies() throws IOException {
        Requests requests = new Requests(server.port());
        String all = IntStream.range(0, 10_000)
                .mapToObj(i -> "{'name':'p%05d','listen':'127.0.1.%d:0','upstream':'127.0.0.1:%d'}"
                        .formatted(i, 1 + i % 10, upstream.getLocalPort()))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(requests.post("/populate", all)).startsWith("201");
        List<Proxy> proxies = client.getProxies();

        assertThat(proxies).hasSize(10_000);
        for (int i = 0; i < 10_000; i += 1_111) {
            try (Wire wire = Wire.through(proxies.get(i).getListen(), upstream)) {
                wire.clientSends((byte) i);
                assertThat(wire.upstreamReceives(1)).containsExactly((byte) i);
            }
        }
    }

    @Test
    void holdsThousandsOfConnections() throws Exception {
        Proxy proxy = proxy("p");
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            wires.add(Wire.through(proxy.getListen(), upstream));
        }
        proxy.toxics().latency("l", UPSTREAM, 1);
        for (Wire wire : wires) {
            wire.clientSends((byte) 1);
        }
        for (Wire wire : wires) {
            assertThat(wire.upstreamReceives(1)).containsExactly(1);
        }
        proxy.delete();
        for (Wire wire : wires) {
            assertThat(wire.clientReceivesAll()).isEmpty();
            wire.close();
        }
    }
}
