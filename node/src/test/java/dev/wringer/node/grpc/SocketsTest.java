package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final EventLoops loops = new EventLoops(1);
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
        loops.close();
    }

    @Test
    void whoSaysNothingIsThrownOutAndWhoSpeaksStays() throws Exception {
        Sockets sockets = new Sockets(10, Duration.ofSeconds(1));
        int port = serve(sockets);
        HealthGrpc.HealthBlockingStub client = client(port);
        assertServing(client);

        awaitThrownOut(connect(port));

        await().until(() -> sockets.connections() == 1);
        assertServing(client);
        assertThat(sockets.connections()).isOne(); // still the same one
    }

    @Test
    void whoComesWhenAllConnectionsAreTakenIsThrownOutAndNobodyElse() throws Exception {
        Sockets sockets = new Sockets(2, LONG);
        int port = serve(sockets);
        HealthGrpc.HealthBlockingStub client = client(port);
        assertServing(client);
        Socket second = connect(port);
        await().until(() -> sockets.connections() == 2);

        awaitThrownOut(connect(port));
        assertServing(client);

        second.close();
        await().until(() -> sockets.connections() == 1);
        assertServing(client(port));
    }

    private int serve(Sockets sockets) throws IOException {
        EventLoop loop = loops.forHost("server:1");
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .channelFactory(sockets::listening)
                .bossEventLoopGroup(loop.sockets())
                .workerEventLoopGroup(loop.sockets())
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
        open.add(server::shutdownNow);
        return server.getPort();
    }

    private HealthGrpc.HealthBlockingStub client(int port) {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        open.add(channel::shutdownNow);
        return HealthGrpc.newBlockingStub(channel).withWaitForReady(); // a slow machine may speak late, too
    }

    private static void assertServing(HealthGrpc.HealthBlockingStub client) {
        assertThat(client.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    private Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(socket);
        return socket;
    }

    /** Reads until the other end closes the connection, one way or another. */
    private static void awaitThrownOut(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }
}
