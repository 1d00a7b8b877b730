package dev.wringer.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.testee.v1.TesteeGrpc;
import dev.wringer.testee.v1.TesteeGrpc.TesteeBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Hosts that run as processes of their own, from the executable jar. None of them outlives this. */
final class TestProcesses implements AutoCloseable {

    private static final int LOWEST_PORT = 20_001; // below those from which the system gives any free one
    private static final int PORTS = 10_000;

    /** One of them. */
    static final class Host {

        private final Process process;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread reader;

        private Host(Process process) {
            this.process = process;
            this.reader = new Thread(this::read, "output of a host");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
                output.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                return; // it was killed
            }
        }

        /** What it has written so far. */
        List<String> lines() {
            return List.copyOf(lines);
        }

        /** Tells it to end. */
        void terminate() {
            process.destroy();
        }

        /** Ends it at once. */
        void kill() {
            process.destroyForcibly();
        }

        /** Waits until it has ended, and all that it wrote is in {@link #lines}. */
        int status() throws InterruptedException {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("%s has ended", lines)
                    .isTrue();
            reader.join(TimeUnit.SECONDS.toMillis(10));
            return process.exitValue();
        }
    }

    private final List<Host> hosts = new ArrayList<>();
    private final List<ManagedChannel> clients = new ArrayList<>();

    /** Ports of loopback that were free a moment ago. */
    static List<Integer> freePorts(int count) {
        List<Integer> free = new ArrayList<>();
        Random random = new Random();
        while (free.size() < count) {
            int port = LOWEST_PORT + random.nextInt(PORTS);
            if (!free.contains(port) && isFree(port)) {
                free.add(port);
            }
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the jar with these arguments. */
    Host start(Map<String, String> environment, List<String> arguments) throws IOException {
        return java(List.of("-jar", System.getProperty("wringer.node.jar")), environment, arguments);
    }

    /** Runs a class of the tests with these arguments. */
    Host start(Class<?> main, String... arguments) throws IOException {
        List<String> what = List.of("-cp", System.getProperty("java.class.path"), main.getName());
        return java(what, Map.of(), List.of(arguments));
    }

    private Host java(List<String> what, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(what);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("WRINGER_"));
        builder.environment().putAll(environment);
        Host host = new Host(builder.start());
        hosts.add(host);
        return host;
    }

    /** The testee service on a port of loopback; calls wait until it is there. */
    TesteeBlockingStub testee(int port) {
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        clients.add(channel);
        return TesteeGrpc.newBlockingStub(channel).withWaitForReady();
    }

    @Override
    public void close() throws InterruptedException {
        clients.forEach(ManagedChannel::shutdownNow);
        hosts.forEach(Host::kill);
        for (Host host : hosts) {
            host.status();
        }
    }
}
