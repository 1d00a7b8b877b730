package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that nobody else takes: what a test has freed, nobody listens at a moment later. They lie below those that the
 * system hands out, and on Linux belong to an address of this process's own.
 */
final class QuietPorts {

    /** Where they are. */
    static final String HOST = host(new Random());

    private static final int LEAST = 12_000;
    private static final int LIMIT = 32_768;

    /** From anywhere on, for two builds on one machine are to draw different ones; none is drawn twice. */
    private static final AtomicInteger DRAWN = new AtomicInteger(new Random().nextInt(LIMIT - LEAST));

    private QuietPorts() {}

    /** Linux answers at all of 127.0.0.0/8; elsewhere there is one such address. */
    private static String host(Random random) {
        return System.getProperty("os.name", "").equals("Linux")
                ? "127.%d.%d.%d".formatted(1 + random.nextInt(254), random.nextInt(256), 1 + random.nextInt(254))
                : "127.0.0.1";
    }

    /** One that is free. */
    static int next() throws IOException {
        int port = LEAST + Math.floorMod(DRAWN.getAndIncrement(), LIMIT - LEAST);
        return isFree(port) ? port : next();
    }

    /** Whether nobody listens there. */
    static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of the past do not count
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
