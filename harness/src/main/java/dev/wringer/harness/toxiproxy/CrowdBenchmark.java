package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.toxiproxy.ToxiproxyBenchmark.CrowdFigures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures how large a server may grow: many proxies, many connections. */
final class CrowdBenchmark {

    private static final int DISCARD_PORT = 9; // nobody connects to these proxies
    private static final int ADDRESSES = 10;
    private static final int SHARE_THAT_WARMS_UP = 3;
    private static final int CONNECTIONS_THAT_WARM_UP = 20;

    private final ExecutorService threads;

    CrowdBenchmark(ExecutorService threads) {
        this.threads = threads;
    }

    CrowdFigures measure(int proxies, int connections) throws IOException {
        long bytesPerConnection = bytesPerConnection(connections);
        try (ToxiproxyServer server = ToxiproxyBenchmark.start()) {
            new ControlClient(server).populate(config(Math.max(1, proxies / SHARE_THAT_WARMS_UP)));
        }
        String config = config(proxies);
        try (ToxiproxyServer server = ToxiproxyBenchmark.start()) {
            ControlClient control = new ControlClient(server);
            long before = ProcessMemory.used();
            long begun = System.nanoTime();
            control.populate(config);
            long populated = System.nanoTime();
            control.list();
            long listed = System.nanoTime();
            return new CrowdFigures(
                    (populated - begun) / 1e9,
                    (listed - populated) / 1e9,
                    (ProcessMemory.used() - before) / proxies,
                    bytesPerConnection,
                    ProcessMemory.resident());
        }
    }

    /** At several addresses: a kernel searches long for the last free ports of one. Only Linux has them without asking. */
    private static String config(int proxies) {
        boolean manyAddresses = System.getProperty("os.name", "").equals("Linux");
        return IntStream.range(0, proxies)
                .mapToObj(i -> ControlClient.proxy(
                        "proxy-" + i,
                        manyAddresses ? "127.0.1." + (1 + i % ADDRESSES) : ToxiproxyBenchmark.HOST,
                        DISCARD_PORT))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Client and service take the same whether or not there is a proxy between them. */
    private long bytesPerConnection(int connections) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (LoopbackService echo = LoopbackService.echo(threads);
                ToxiproxyServer server = ToxiproxyBenchmark.start()) {
            InetSocketAddress proxied = new ControlClient(server).proxyTo(echo.address());
            connect(CONNECTIONS_THAT_WARM_UP, proxied, sockets);
            long before = ProcessMemory.used();
            connect(connections, echo.address(), sockets);
            long direct = ProcessMemory.used();
            connect(connections, proxied, sockets);
            long through = ProcessMemory.used();
            return ((through - direct) - (direct - before)) / connections;
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Opens connections, and has each carry something. */
    private static void connect(int connections, InetSocketAddress address, List<Socket> sockets) throws IOException {
        for (int i = 0; i < connections; i++) {
            Socket socket = LoopbackLoad.dial(address);
            sockets.add(socket);
            LoopbackLoad.exchange(socket);
        }
    }
}
