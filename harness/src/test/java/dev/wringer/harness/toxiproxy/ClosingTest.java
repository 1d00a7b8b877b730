package dev.wringer.harness.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that has been closed leaves nothing behind, whatever it was doing. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {

    private static final String REQUEST = "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int DIALLERS = 4;

    /** All together fewer than a listening socket's queue holds. What does not fit there is connected for one end only. */
    private static final int DIALS = 200;

    private final ServerSocket upstream = Wire.listen();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int controlPort;
    private int proxyPort;
    private ToxiproxyServer server;

    @BeforeEach
    void start() throws IOException {
        controlPort = QuietPorts.next();
        proxyPort = QuietPorts.next();
        server = ToxiproxyServer.start(QuietPorts.HOST, controlPort, new Seed(1));
        server.populate("[{\"name\":\"p\",\"listen\":\"%s:%d\",\"upstream\":\"127.0.0.1:%d\"}]"
                .formatted(QuietPorts.HOST, proxyPort, upstream.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        upstream.close();
        threads.shutdownNow();
    }

    private Socket dialControl() throws IOException {
        return Wire.dial(QuietPorts.HOST + ":" + controlPort);
    }

    private Wire connect() throws IOException {
        return Wire.through(QuietPorts.HOST + ":" + proxyPort, upstream);
    }

    /** Has the server answer, and leaves the connection open, as every client does that keeps connections. */
    private Socket dialControlAndAsk() throws IOException {
        Socket client = dialControl();
        client.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        assertThat(client.getInputStream().read()).isEqualTo('H');
        return client;
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(QuietPorts.isFree(controlPort)).as("control port freed").isTrue();
        assertThat(QuietPorts.isFree(proxyPort)).as("proxy's port freed").isTrue();
        assertThatThrownBy(this::dialControl).isInstanceOf(ConnectException.class);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("toxiproxy-")) {
                thread.join(Wire.PATIENCE_MILLIS);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    /** Many times: it is a matter of microseconds when the event loops are told to end. */
    @RepeatedTest(50)
    void idleConnectionsAreClosed() throws Exception {
        try (Socket keptAlive = dialControlAndAsk();
                Wire wire = connect()) {
            server.close();

            assertThat(Wire.isClosedByPeer(keptAlive))
                    .as("connection to the control")
                    .isTrue();
            assertThat(Wire.isClosedByPeer(wire.client())).as("client's end").isTrue();
            assertThat(Wire.isClosedByPeer(wire.upstream()))
                    .as("upstream's end")
                    .isTrue();
            assertNothingIsLeft();
        }
    }

    @RepeatedTest(20)
    void connectionsThatArriveMeanwhileAreClosed() throws Exception {
        List<CompletableFuture<List<Socket>>> diallers = new ArrayList<>();
        CountDownLatch underWay = new CountDownLatch(DIALLERS);
        for (int i = 0; i < DIALLERS; i++) {
            int port = i % 2 == 0 ? proxyPort : controlPort;
            diallers.add(CompletableFuture.supplyAsync(() -> dialWhileItListens(port, underWay), threads));
        }
        underWay.await();

        server.close();

        assertNothingIsLeft();
        for (CompletableFuture<List<Socket>> dialler : diallers) {
            List<Socket> connected = dialler.get(Wire.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            assertThat(connected).isNotEmpty().allMatch(Wire::isClosedByPeer);
            for (Socket each : connected) {
                each.close();
            }
        }
    }

    private static List<Socket> dialWhileItListens(int port, CountDownLatch underWay) {
        List<Socket> connected = new ArrayList<>();
        try {
            while (connected.size() < DIALS) {
                connected.add(Wire.dial(QuietPorts.HOST + ":" + port));
                if (connected.size() == 1) {
                    underWay.countDown();
                }
            }
        } catch (IOException e) {
            assertThat(e).isInstanceOf(SocketException.class); // refused, or reset before it could be used
        }
        return connected;
    }

    @RepeatedTest(20)
    void requestsThatArriveMeanwhileMakeNothingThatStays() throws Exception {
        List<Integer> ports = List.of(QuietPorts.next(), QuietPorts.next(), QuietPorts.next());
        CountDownLatch underWay = new CountDownLatch(1);
        CompletableFuture<Void> requests =
                CompletableFuture.runAsync(() -> populateUntilRefused(ports, underWay), threads);
        underWay.await();

        server.close();

        requests.get(Wire.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        for (int port : ports) {
            assertThat(QuietPorts.isFree(port)).isTrue();
        }
        assertNothingIsLeft();
    }

    /** Moves one proxy from port to port, so that it is sure to be made anew each time. */
    private void populateUntilRefused(List<Integer> ports, CountDownLatch underWay) {
        try {
            for (int i = 0; true; i++) {
                server.populate("[{\"name\":\"moving\",\"listen\":\"%s:%d\",\"upstream\":\"127.0.0.1:%d\"}]"
                        .formatted(QuietPorts.HOST, ports.get(i % ports.size()), upstream.getLocalPort()));
                underWay.countDown();
            }
        } catch (ToxiproxyFailure | IllegalStateException e) {
            underWay.countDown();
        }
    }

    @Test
    void whoeverClosesItReturnsWhenItIsClosed() throws Exception {
        try (Socket keptAlive = dialControlAndAsk()) {
            List<CompletableFuture<Boolean>> closers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                closers.add(CompletableFuture.supplyAsync(this::isRefusedOnceClosed, threads));
            }
            for (CompletableFuture<Boolean> closer : closers) {
                assertThat(closer.get(Wire.PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                        .isTrue();
            }
            assertThat(Wire.isClosedByPeer(keptAlive)).isTrue();
        }
        assertNothingIsLeft();
    }

    private boolean isRefusedOnceClosed() {
        server.close();
        try (Socket client = dialControl()) {
            return !client.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void afterwardsItRefusesToPopulate() {
        server.close();

        assertThatThrownBy(() -> server.populate("[]"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this server is closed");
    }
}
