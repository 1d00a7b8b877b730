package dev.wringer.harness.toxiproxy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Random;

/** A connection through a proxy with a plain socket at either end. */
record Wire(Socket client, Socket upstream) implements AutoCloseable {

    static final int PATIENCE_MILLIS = 20_000;

    /** Where the upstream of a proxy listens. */
    static ServerSocket listen() {
        return listenAt("127.0.0.1", 0);
    }

    /** Listens at a port that is known to be free, or at any for 0. */
    static ServerSocket listenAt(String host, int port) {
        try {
            ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName(host));
            server.setSoTimeout(PATIENCE_MILLIS);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects to what a proxy says it listens at. */
    static Socket dial(String listen) throws IOException {
        int colon = listen.lastIndexOf(':');
        Socket socket = new Socket(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Connects through a proxy to its upstream. */
    static Wire through(String listen, ServerSocket upstream) throws IOException {
        Socket client = dial(listen);
        Socket accepted = upstream.accept();
        accepted.setSoTimeout(PATIENCE_MILLIS);
        accepted.setTcpNoDelay(true);
        return new Wire(client, accepted);
    }

    void clientSends(byte... bytes) throws IOException {
        client.getOutputStream().write(bytes);
    }

    void upstreamSends(byte... bytes) throws IOException {
        upstream.getOutputStream().write(bytes);
    }

    byte[] clientReceives(int count) throws IOException {
        return client.getInputStream().readNBytes(count);
    }

    byte[] upstreamReceives(int count) throws IOException {
        return upstream.getInputStream().readNBytes(count);
    }

    /** Everything up to the end. */
    byte[] clientReceivesAll() throws IOException {
        return client.getInputStream().readAllBytes();
    }

    /** Everything up to the end. */
    byte[] upstreamReceivesAll() throws IOException {
        return upstream.getInputStream().readAllBytes();
    }

    /**
     * Whether the other end of a connection is gone, by an end or a reset; what came before is of no interest. Sends
     * something: of a connection that was just beginning when its listening socket was closed, a kernel may (once in a
     * million) forget one end without a word to the other, and says so only when it is asked.
     */
    static boolean isClosedByPeer(Socket socket) {
        try {
            socket.getOutputStream().write(0);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        client.close();
        upstream.close();
    }
}
