package dev.wringer.harness.toxiproxy;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wringer.harness.ring.Seed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a proxy without toxics costs, and how large a server may grow. Clients, services and the server are threads of this
 * process, and share its processors.
 */
public final class ToxiproxyBenchmark implements AutoCloseable {

    static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
    private static final int DESCRIPTORS_OF_THE_PROCESS = 300;

    private final Effort effort;
    private final ExecutorService threads = Executors.newCachedThreadPool(ToxiproxyBenchmark::daemon);

    /**
     * How much to measure; everything is at least 1.
     *
     * @param rounds in each of which everything is measured once, for two seconds in all; a third as many warm up
     * @param connections over which requests are sent at once
     * @param proxies to make by one request
     * @param liveConnections to keep open at once
     */
    public record Effort(int rounds, int connections, int proxies, int liveConnections) {

        /** A client, a proxy with two ends, and a service; live connections are there twice, once without a proxy. */
        private int descriptors() {
            return DESCRIPTORS_OF_THE_PROCESS + Math.max(proxies, Math.max(4 * connections, 6 * liveConnections));
        }
    }

    /**
     * A benchmark that has not begun.
     *
     * @throws ToxiproxyFailure if there are not enough file descriptors
     */
    public ToxiproxyBenchmark(Effort effort) {
        this.effort = effort;
        requireDescriptors(effort.descriptors());
    }

    private static void requireDescriptors(long needed) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < needed) {
            throw new ToxiproxyFailure("the benchmark needs " + needed + " file descriptors, and the limit is "
                    + system.getMaxFileDescriptorCount() + ": raise it by ulimit -n, or measure less");
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "toxiproxy-benchmark");
        thread.setDaemon(true);
        return thread;
    }

    static ToxiproxyServer start() {
        return ToxiproxyServer.start(HOST, 0, new Seed(1));
    }

    /**
     * The same thing done directly and through a proxy.
     *
     * @param direct the median
     * @param through the median
     */
    public record Comparison(double direct, double through) {

        /** How many times as much it is through a proxy. */
        public double ratio() {
            return through / direct;
        }
    }

    /**
     * What a proxy costs.
     *
     * @param roundTripMicros of a message of 64 bytes on one connection
     * @param requestsPerSecond such messages answered over many connections at once
     * @param gigabytesPerSecond over one connection in one direction, 10^9 bytes each
     * @param connectionsPerSecond opened one after the other, with one message on each
     */
    public record LinkFigures(
            Comparison roundTripMicros,
            Comparison requestsPerSecond,
            Comparison gigabytesPerSecond,
            Comparison connectionsPerSecond) {}

    /**
     * How large a server may grow.
     *
     * @param populateSeconds to make all proxies by one request, after a warm-up
     * @param listSeconds to tell of all of them
     * @param bytesPerProxy of heap and buffers
     * @param bytesPerConnection of heap and buffers, for the server's part of a live connection
     * @param residentBytes of the whole process with all proxies, if the system tells
     */
    public record CrowdFigures(
            double populateSeconds,
            double listSeconds,
            long bytesPerProxy,
            long bytesPerConnection,
            OptionalLong residentBytes) {}

    /**
     * Measures what a proxy costs.
     *
     * @throws ToxiproxyFailure if connections break
     */
    public LinkFigures measureLink() {
        try {
            return new LinkBenchmark(threads, effort.connections()).measure(effort.rounds());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Measures how large a server may grow.
     *
     * @throws ToxiproxyFailure if connections break
     */
    public CrowdFigures measureCrowd() {
        try {
            return new CrowdBenchmark(threads).measure(effort.proxies(), effort.liveConnections());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static ToxiproxyFailure failure(IOException e) {
        return new ToxiproxyFailure("the benchmark has broken down: " + e);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
