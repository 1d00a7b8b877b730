package dev.wringer.node.grpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A link that a test can break: relays TCP connections to one port of loopback. What a black hole has swallowed is never
 * delivered, and a connection that it has swallowed any of never works again, so that nothing but a new connection helps.
 * Thread-safe.
 */
final class TestRelay implements AutoCloseable {

    private enum State {
        OPEN,
        BLACK_HOLE,
        STALLED
    }

    private final int target;
    private final int port;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private State state = State.OPEN; // guarded by this
    private ServerSocket listener; // guarded by this

    TestRelay(int target) throws IOException {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** Where to dial. */
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("127.0.0.1", port);
    }

    /** How often it has been dialled. */
    int dialled() {
        return connections.size();
    }

    /** How many bytes have come back over connection number {@code index}, from 0. */
    long answered(int index) {
        return connections.get(index).answered.get();
    }

    /** Swallows everything: bytes in either direction, and new connections, which are accepted. */
    synchronized void swallow() {
        state = State.BLACK_HOLE;
    }

    /** Holds bytes back without losing any. */
    synchronized void stall() {
        state = State.STALLED;
    }

    /** Refuses new connections and closes the present ones. */
    synchronized void refuse() throws IOException {
        listener.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /** Ends any fault. */
    synchronized void heal() throws IOException {
        state = State.OPEN;
        notifyAll();
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    @Override
    public void close() throws IOException {
        heal();
        refuse();
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) throws IOException {
        while (true) {
            Connection connection = new Connection(socket.accept());
            connection.broken = swallows(); // before it can be seen: it may carry nothing once it is healed
            connections.add(connection);
            start(() -> connection.carry());
        }
    }

    private synchronized boolean swallows() {
        return state == State.BLACK_HOLE;
    }

    /** Whether a chunk may pass; waits while the relay is stalled. */
    private synchronized boolean passes() throws InterruptedException {
        while (state == State.STALLED) {
            wait();
        }
        return state == State.OPEN;
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException | InterruptedException e) {
                        return; // closed, by either end or by the test
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Connection {

        private final Socket caller;
        private final AtomicLong answered = new AtomicLong();
        private volatile Socket callee = new Socket();
        private volatile boolean broken;

        Connection(Socket caller) {
            this.caller = caller;
        }

        void carry() throws IOException, InterruptedException {
            broken |= !passes();
            callee.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            start(() -> copy(callee, caller, answered));
            copy(caller, callee, new AtomicLong());
        }

        private void copy(Socket from, Socket to, AtomicLong count) throws IOException, InterruptedException {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] chunk = new byte[65_536];
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    broken |= !passes();
                    if (!broken) {
                        out.write(chunk, 0, length);
                        count.addAndGet(length);
                    }
                }
            }
        }

        void close() throws IOException {
            caller.close();
            callee.close();
        }
    }
}
