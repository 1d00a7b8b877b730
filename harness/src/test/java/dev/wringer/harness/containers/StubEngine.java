package dev.wringer.harness.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens at a port of loopback and says the same to everybody who asks; nothing at all if that is empty. */
final class StubEngine implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    /** @param answer what it says; empty to keep callers waiting for ever */
    StubEngine(String answer) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.US_ASCII)), "stub-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(byte[] answer) {
        try {
            while (true) {
                Socket caller = server.accept();
                callers.add(caller);
                if (answer.length > 0) {
                    caller.getInputStream().readNBytes(1);
                    caller.getOutputStream().write(answer);
                    caller.shutdownOutput();
                }
            }
        } catch (IOException e) {
            // closed, or the caller is gone
        }
    }

    /** What {@code DOCKER_HOST} is to say. */
    String dockerHost() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
