package dev.wringer.harness.loopback;

import dev.wringer.harness.ring.TestbedFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ports in a row that nobody else gets. Each is held by a socket that is bound and does not listen, so that whoever connects
 * there is refused, until it is {@linkplain #release released} for its use. One thread at a time.
 */
public final class PortRange implements AutoCloseable {

    private final int first;
    private final List<Socket> held; // by the index of the port; closed where the port was released

    private PortRange(int first, List<Socket> held) {
        this.first = first;
        this.held = held;
    }

    /** These ports; nothing if one of them is not free. */
    static Optional<PortRange> reserve(int first, int width) {
        List<Socket> held = new ArrayList<>();
        PortRange range = new PortRange(first, held);
        for (int port = first; port < first + width; port++) {
            Socket socket = new Socket();
            held.add(socket);
            try {
                socket.setReuseAddress(false); // else another one could be bound to the same port, and listen there
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                range.close();
                return Optional.empty();
            }
        }
        return Optional.of(range);
    }

    /** The first port. */
    public int first() {
        return first;
    }

    /** Gives up the port with this index, and says which it is: whoever asks for it is to use it at once. */
    public int release(int index) {
        try {
            held.get(index).close();
        } catch (IOException e) {
            throw new TestbedFailure("the port " + (first + index) + " cannot be released: " + e.getMessage(), e);
        }
        return first + index;
    }

    /** Gives up all of them. */
    @Override
    public void close() {
        for (int index = 0; index < held.size(); index++) {
            release(index);
        }
    }
}
