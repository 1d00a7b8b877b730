package dev.wringer.harness.toxiproxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The threads of a server and its way of opening sockets. Thread-safe. */
final class Transport implements AutoCloseable {

    private static final int MOST_LOOPS = 4;
    private static final int BACKLOG = 1024;
    private static final int PATIENCE_SECONDS = 5;
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(64 << 10, 256 << 10);

    private final EventLoopGroup control = loops("toxiproxy-control", 1);
    private final EventLoopGroup data =
            loops("toxiproxy-data", Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()));
    private final Names names = new Names();

    private static EventLoopGroup loops(String name, int count) {
        return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    /** The one thread of control. */
    EventLoop control() {
        return control.next();
    }

    /** Listens for requests, which are served by the thread of control. */
    ChannelFuture listenForRequests(InetSocketAddress address, ChannelHandler accepted) {
        return listening(control).childHandler(accepted).bind(address);
    }

    /** Listens for connections to be proxied. They do not read before they are told to. */
    ChannelFuture listenForConnections(InetSocketAddress address, ChannelHandler accepted) {
        return listening(data)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNSENT)
                .childHandler(accepted)
                .bind(address);
    }

    private static ServerBootstrap listening(EventLoopGroup loops) {
        return new ServerBootstrap()
                .group(loops, loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG);
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
                .handler(new HandlersComeLater())
                .connect(upstream);
    }

    private static final class HandlersComeLater extends ChannelInitializer<Channel> {

        @Override
        protected void initChannel(Channel channel) {
            // Netty insists on a handler; the connection adds its own.
        }
    }

    /** Ends all threads, and waits for that. */
    @Override
    public void close() {
        Stream.of(control, data)
                .map(group -> group.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS))
                .toList()
                .forEach(Future::syncUninterruptibly);
        names.close();
    }
}
