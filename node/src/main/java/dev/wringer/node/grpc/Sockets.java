package dev.wringer.node.grpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All sockets of one host: counted, limited in number, and closed at once when the host crashes. Thread-safe. */
final class Sockets {

    private final int mostAccepted;
    private final Duration firstWord;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final Set<Channel> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicLong dialled = new AtomicLong();
    private volatile boolean vanished;

    /**
     * No sockets yet.
     *
     * @param mostAccepted how many accepted connections there may be: further ones are closed unanswered, so that a flood
     *     of them does not take the descriptors that the store and the calls to other nodes need
     * @param firstWord by when an accepted connection must have said something
     */
    Sockets(int mostAccepted, Duration firstWord) {
        this.mostAccepted = mostAccepted;
        this.firstWord = firstWord;
    }

    /** A socket that accepts connections. */
    ServerChannel listening() {
        Listener listener = new Listener();
        track(listener);
        return listener;
    }

    /** A socket that connects; {@code listener} sees before anybody else what happens on it. */
    Channel dialling(ChannelHandler listener) {
        NioSocketChannel dialler = new NioSocketChannel();
        dialler.pipeline().addLast(listener);
        dialled.incrementAndGet();
        track(dialler);
        return dialler;
    }

    /** How many connections are open, or about to be. */
    int connections() {
        return (int) open.stream().filter(NioSocketChannel.class::isInstance).count();
    }

    /** How often this host has tried to connect to another. */
    long dialled() {
        return dialled.get();
    }

    /**
     * Closes every socket without any goodbye, as if the process had been killed: no GOAWAY, no flush. What is dialled
     * later is closed likewise.
     */
    void vanish() {
        vanished = true;
        open.forEach(Sockets::cut);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the listener is all that is wanted of it
    private void track(Channel channel) {
        open.add(channel);
        channel.closeFuture().addListener(closed -> {
            open.remove(channel);
            accepted.remove(channel);
        });
        if (vanished) {
            cut(channel);
        }
    }

    /** On the channel's own thread at once: whatever is closed after that must find nobody to say goodbye to. */
    private static void cut(Channel channel) {
        if (channel.isRegistered() && !channel.eventLoop().inEventLoop()) {
            channel.eventLoop().execute(() -> channel.unsafe().closeForcibly());
        } else {
            channel.unsafe().closeForcibly();
        }
    }

    /** Sees each connection before anybody else does. */
    private final class Listener extends NioServerSocketChannel {

        @Override
        protected int doReadMessages(List<Object> connections) throws Exception {
            int before = connections.size();
            super.doReadMessages(connections);
            for (int i = connections.size() - 1; i >= before; i--) {
                NioSocketChannel connection = (NioSocketChannel) connections.get(i);
                if (accepted.size() < mostAccepted) {
                    accepted.add(connection);
                    connection.pipeline().addLast(new FirstWordDue(firstWord));
                    track(connection);
                } else {
                    connection.config().setOption(ChannelOption.SO_LINGER, 0);
                    connection.unsafe().closeForcibly();
                    connections.remove(i);
                }
            }
            return connections.size() - before;
        }
    }
}
