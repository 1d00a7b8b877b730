package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What clients of a benchmark do, each for a short time, at an address where a service listens or a proxy before it. */
final class LoopbackLoad {

    private static final int MESSAGE = 64;
    private static final int BLOCK = 128 << 10;
    private static final int MOST_CONNECTS = 500; // each keeps a port of the client for a minute
    private static final int PATIENCE_MILLIS = 20_000;

    private final Duration slice;
    private final ExecutorService threads;
    private final BlockingQueue<Long> swallowed = new LinkedBlockingQueue<>();

    /**
     * A load.
     *
     * @param slice for how long it does each thing
     * @param threads of which it may have as many as it likes
     */
    LoopbackLoad(Duration slice, ExecutorService threads) {
        this.slice = slice;
        this.threads = threads;
    }

    static Socket dial(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.connect(address, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends a message of 64 bytes to an echo, and waits until it has come back. */
    static void exchange(Socket socket) throws IOException {
        socket.getOutputStream().write(new byte[MESSAGE]);
        if (socket.getInputStream().readNBytes(MESSAGE).length < MESSAGE) {
            throw new IOException("the connection has ended early");
        }
    }

    /** The median time of a small message to an echo and back, in microseconds. */
    double roundTripMicros(InetSocketAddress echo) throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (Socket socket = dial(echo)) {
            long end = System.nanoTime() + slice.toNanos();
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                exchange(socket);
                nanos.add(System.nanoTime() - now);
            }
        }
        nanos.sort(null);
        return nanos.get(nanos.size() / 2) / 1e3;
    }

    /** How many small messages to an echo and back there are in a second over so many connections. */
    double requestsPerSecond(InetSocketAddress echo, int connections) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                Socket socket = dial(echo);
                sockets.add(socket);
                exchange(socket);
            }
            long begun = System.nanoTime();
            List<Future<Long>> counts = new ArrayList<>();
            for (Socket socket : sockets) {
                counts.add(threads.submit(() -> exchangesUntil(begun + slice.toNanos(), socket)));
            }
            long requests = 0;
            for (Future<Long> count : counts) {
                requests += result(count);
            }
            return requests / secondsSince(begun);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static long exchangesUntil(long end, Socket socket) throws IOException {
        long count = 0;
        while (System.nanoTime() < end) {
            exchange(socket);
            count++;
        }
        return count;
    }

    /** Starts a service that only counts what it gets, for {@link #gigabytesPerSecond}. */
    LoopbackService swallower() throws IOException {
        return new LoopbackService(threads, this::swallow);
    }

    private void swallow(Socket client) throws IOException {
        long count = 0;
        byte[] buffer = new byte[BLOCK];
        InputStream in = client.getInputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        swallowed.add(count);
    }

    /** How much arrives at the swallower over one connection, in 10^9 bytes a second. */
    double gigabytesPerSecond(InetSocketAddress swallower) throws IOException {
        byte[] block = new byte[BLOCK];
        long begun = System.nanoTime();
        try (Socket socket = dial(swallower)) {
            while (System.nanoTime() - begun < slice.toNanos()) {
                socket.getOutputStream().write(block);
            }
        }
        return result(threads.submit(swallowed::take)) / 1e9 / secondsSince(begun);
    }

    /** How many connections to an echo can be made in a second, one after the other, with one message on each. */
    double connectionsPerSecond(InetSocketAddress echo) throws IOException {
        long begun = System.nanoTime();
        int count = 0;
        while (count < MOST_CONNECTS && System.nanoTime() - begun < slice.toNanos()) {
            try (Socket socket = dial(echo)) {
                exchange(socket);
                count++;
            }
        }
        return count / secondsSince(begun);
    }

    private static long result(Future<Long> count) throws IOException {
        try {
            return count.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("a load has not come to its end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
