package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Ports of the loopback address that nobody gets by asking for any free one, as those from 32768 are given away: what a
 * test has freed, nobody else has taken a moment later.
 */
final class QuietPorts {

    private static final int LEAST = 12_000;
    private static final int LIMIT = 32_768;

    private static final Random RANDOM = new Random(); // two builds on one machine are to draw different ports

    private QuietPorts() {}

    /** One that is free. */
    static int next() throws IOException {
        int port = LEAST + RANDOM.nextInt(LIMIT - LEAST);
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
