package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** An enabled proxy's socket and its connections. Its methods are called by the thread of control. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose closing fails is closed all the same
final class Listener {

    private final Transport transport;
    private final InetSocketAddress upstream;
    private final Seed seed;
    private final Supplier<List<NamedToxic>> toxics;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ChannelFuture bound;
    private volatile boolean open = true;

    /**
     * Begins to listen.
     *
     * @param upstream whom to call for each connection; one that cannot be understood cannot be reached either
     * @param seed from which its connections draw
     * @param toxics those of the proxy at the time of asking; asked by event loops
     */
    Listener(
            Transport transport,
            InetSocketAddress address,
            String upstream,
            Seed seed,
            Supplier<List<NamedToxic>> toxics) {
        this.transport = transport;
        this.upstream = upstreamAddress(upstream);
        this.seed = seed;
        this.toxics = toxics;
        this.bound = transport.listenForConnections(address, this::admit);
    }

    private static InetSocketAddress upstreamAddress(String upstream) {
        try {
            return HostPort.parse(upstream).toDial();
        } catch (IllegalArgumentException e) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0); // where nobody can be reached
        }
    }

    /**
     * Where it listens. Waits until it does.
     *
     * @throws IOException if it cannot
     */
    InetSocketAddress address() throws IOException {
        bound.awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return (InetSocketAddress) bound.channel().localAddress();
    }

    /**
     * On the client's event loop. A connection is first entered and then told what holds now, while control first says
     * what holds and then tells all that are entered: nothing is missed between the two.
     */
    private void admit(SocketChannel client) {
        Connection connection = new Connection(
                client, seed.fork(accepted.getAndIncrement()), transport.dial(client.eventLoop(), upstream));
        connections.add(connection);
        connection.whenClosed(() -> connections.remove(connection));
        if (open) {
            connection.apply(toxics.get());
        } else {
            connection.close();
        }
    }

    /** Makes all connections follow the toxics of the proxy; done when they do. */
    CompletableFuture<?> refresh() {
        return all(
                connection -> CompletableFuture.runAsync(() -> connection.apply(toxics.get()), connection.eventLoop()));
    }

    /** Frees the port and closes every connection, those that are just being accepted included; done when that is. */
    CompletableFuture<?> close() {
        open = false;
        CompletableFuture<?> closed = new CompletableFuture<>();
        bound.channel().close().addListener(done -> closed.complete(null));
        return closed.thenCompose(done -> transport.selection()).thenCompose(done -> all(Listener::closing));
    }

    private static CompletableFuture<?> closing(Connection connection) {
        CompletableFuture<?> closed = new CompletableFuture<>();
        connection.whenClosed(() -> closed.complete(null));
        connection.close();
        return closed;
    }

    /** What an action comes to at all connections; done when it is done at each. */
    private CompletableFuture<?> all(Function<Connection, CompletableFuture<?>> action) {
        return CompletableFuture.allOf(connections.stream().map(action).toArray(CompletableFuture<?>[]::new));
    }
}
