package dev.wringer.harness.testee;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Reaches the hosts of one ring, all from one thread, and never over a link under fault. Thread-safe. */
public final class Testees implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 30; // an inspection may bring all blocks of a host
    private static final int PATIENCE_SECONDS = 5;

    private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("wringer-testees", true), NioIoHandler.newFactory());

    /** The host that serves the contract at {@code address}; connected when it is first asked something. */
    public Testee at(InetSocketAddress address) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .directExecutor()
                .eventLoopGroup(thread)
                .channelType(NioSocketChannel.class)
                .maxInboundMessageSize(LARGEST_ANSWER)
                .disableRetry() // an operation that is asked for twice is two operations
                .build();
        return new Testee(channel);
    }

    /** Ends the thread, and waits for that. */
    @Override
    public void close() {
        thread.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
