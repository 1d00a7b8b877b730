package dev.wringer.harness.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.testcontainers.DockerClientFactory;

/** The engine at an address of its own, where it dies when this is closed, and for nobody else. */
final class EngineRelay implements AutoCloseable {

    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch thawed = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean silent;

    EngineRelay() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon(this::accept);
    }

    /** What {@code DOCKER_HOST} is to say. */
    String dockerHost() throws IOException {
        return "tcp://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** From now on it takes no new connections, and serves those that it has: an engine does so when it is told to end. */
    void stopAccepting() throws IOException {
        stopping = true;
        server.close();
    }

    /** From now on it accepts connections, and nobody hears anything. */
    void fallSilent() {
        silent = true;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = server.accept();
                open.add(caller);
                SocketChannel engine = SocketChannel.open(socketOfEngine());
                open.add(engine);
                daemon(() -> pass(caller, engine));
                daemon(() -> pass(engine, caller));
            }
        } catch (IOException e) {
            if (!stopping) {
                close();
            }
        }
    }

    private static UnixDomainSocketAddress socketOfEngine() {
        return UnixDomainSocketAddress.of(engine().getPath());
    }

    /** Whether the engine is one that can be relayed: on this machine, at a socket of its own. */
    static boolean isPossible() {
        return engine().getScheme().equals("unix");
    }

    private static URI engine() {
        return DockerClientFactory.instance().getTransportConfig().getDockerHost();
    }

    /** Until one of them ends, and then ends both: good enough for requests that are answered one by one. */
    private void pass(SocketChannel from, SocketChannel to) {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try (from;
                to) {
            while (from.read(bytes) >= 0) {
                if (silent) {
                    thawed.await();
                }
                writeAll(to, bytes.flip());
                bytes.clear();
            }
        } catch (IOException e) {
            // the other end is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void writeAll(ByteChannel to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "engine-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        thawed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(channel -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
