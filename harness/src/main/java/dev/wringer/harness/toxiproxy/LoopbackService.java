package dev.wringer.harness.toxiproxy;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Something to talk to in a benchmark: a plain server at the loopback interface, with a thread for each connection. */
final class LoopbackService implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final Executor threads;
    private final Service service;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** What it does for a client; the connection is closed in the end. */
    interface Service {
        void serve(Socket client) throws IOException;
    }

    /** Starts it on threads of which it may have as many as it likes. */
    LoopbackService(Executor threads, Service service) throws IOException {
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.threads = threads;
        this.service = service;
        threads.execute(this::accept);
    }

    /** Starts one that sends back whatever comes. */
    static LoopbackService echo(Executor threads) throws IOException {
        return new LoopbackService(threads, client -> client.getInputStream().transferTo(client.getOutputStream()));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                connections.add(client);
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            connections.forEach(LoopbackService::close); // it has been closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            service.serve(client);
        } catch (IOException e) {
            // The client has gone, and knows why.
        } finally {
            connections.remove(client);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    /** Closes its connections as well. */
    @Override
    public void close() {
        close(listener);
    }
}
