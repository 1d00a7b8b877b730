package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback address that nobody gets by asking for any free one, as those from 32768 are given away: what a
 * test has freed, nobody else has taken a moment later.
 */
final class QuietPorts {

    private static final int LEAST = 12_000;
    private static final int LIMIT = 32_768;

    /** From anywhere, for two builds on one machine are to draw different ports; then on, for no port is drawn twice. */
    private static final AtomicInteger DRAWN = new AtomicInteger(new Random().nextInt(LIMIT - LEAST));

    private QuietPorts() {}

    /** One that is free. */
    static int next() throws IOException {
        int port = LEAST + DRAWN.getAndIncrement() % (LIMIT - LEAST);
        return isFree(port) ? port : next();
    }

    /** Whether nobody listens there. */
    static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of the past do not count
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
