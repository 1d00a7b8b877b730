package dev.wringer.harness.toxiproxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads of a server and its way of opening sockets. Thread-safe.
 *
 * <p>It knows every socket, because ending an event loop closes the sockets there in most cases only: Netty 4.2 looks
 * whether to close them, runs tasks, and looks whether to end; a loop that is told to end between the two looks leaves its
 * sockets open, and their peers waiting for ever.
 */
final class Transport implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int PATIENCE_SECONDS = 20;
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(64 << 10, 256 << 10);

    private final EventLoopGroup control = loops("toxiproxy-control", 1);
    private final EventLoopGroup data;
    private final Names names = new Names();

    /** All that are open. Once it has been told to close some, it closes whatever comes later. */
    private final ChannelGroup sockets = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    /** @param threads how many carry the traffic, ≥ 1 */
    Transport(int threads) {
        this.data = loops("toxiproxy-data", threads);
    }

    private static EventLoopGroup loops(String name, int count) {
        return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    /** The one thread of control. */
    EventLoop control() {
        return control.next();
    }

    /** Listens for requests, which are served by the thread of control. */
    ChannelFuture listenForRequests(InetSocketAddress address, Consumer<SocketChannel> accepted) {
        return listening(control, accepted).bind(address);
    }

    /** Listens for connections to be proxied. They do not read before they are told to. */
    ChannelFuture listenForConnections(InetSocketAddress address, Consumer<SocketChannel> accepted) {
        return listening(data, accepted)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
                .bind(address);
    }

    private ServerBootstrap listening(EventLoopGroup loops, Consumer<SocketChannel> accepted) {
        return new ServerBootstrap()
                .group(loops, loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .handler(new Entry<>(listener -> {}))
                .childHandler(new Entry<>(accepted));
    }

    /** Begins to connect to an upstream, on an event loop, and called there. Does not read before it is told to. */
    ChannelFuture dial(EventLoop loop, InetSocketAddress upstream) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .resolver(names)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
                .handler(new Entry<>(dialled -> {}))
                .connect(upstream);
    }

    /** Enters each socket as the first thing that is done with it; one that comes too late goes no further. */
    private final class Entry<C extends Channel> extends ChannelInitializer<C> {

        private final Consumer<C> next;

        Entry(Consumer<C> next) {
            this.next = next;
        }

        @Override
        protected void initChannel(C channel) {
            sockets.add(channel);
            if (channel.isOpen()) {
                next.accept(channel);
            }
        }
    }

    /**
     * Done when every event loop of data has done what it was told to before, and the kernel has let go of what was closed
     * by then. Java keeps a closed socket open, and its port taken, until the selector has looked at it once more; what a
     * loop schedules for now runs after that.
     */
    CompletableFuture<?> selection() {
        return CompletableFuture.allOf(
                all(data).stream().map(Transport::selection).toArray(CompletableFuture<?>[]::new));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the other future tells
    private static CompletableFuture<?> selection(EventExecutor loop) {
        CompletableFuture<?> selected = new CompletableFuture<>();
        loop.execute(() -> loop.schedule(() -> selected.complete(null), 0, TimeUnit.NANOSECONDS));
        return selected;
    }

    private static List<EventExecutor> all(EventLoopGroup group) {
        List<EventExecutor> loops = new ArrayList<>();
        group.forEach(loops::add);
        return loops;
    }

    /**
     * Closes all sockets and ends all threads, and waits for that, but for no longer than a time in which it can be
     * expected.
     *
     * @throws ToxiproxyFailure if that time is over
     */
    @Override
    public void close() {
        try {
            closeSockets();
        } finally {
            names.close();
            end(control); // first, because it may wait for data
            end(data);
        }
    }

    private void closeSockets() {
        await(sockets.close(ChannelMatchers.isServerChannel()));
        List<Future<?>> arrived = new ArrayList<>(); // what was accepted before is on its way to its event loop
        for (EventLoopGroup group : List.of(control, data)) {
            all(group).forEach(loop -> arrived.add(loop.submit(() -> {})));
        }
        arrived.forEach(Transport::await);
        await(sockets.close());
    }

    /** The end of a loop closes its selector, and that makes the kernel let go of what was closed last. */
    private static void end(EventLoopGroup group) {
        await(group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private static void await(Future<?> done) {
        if (!done.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ToxiproxyFailure("the server has not come to its end within " + PATIENCE_SECONDS + " s");
        }
    }
}
