package dev.wringer.harness.testee;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reaches the hosts of one ring, all from one thread, and never over a link under fault. Thread-safe. */
public final class Testees implements AutoCloseable {

    /** How long a host may take to answer a question about itself unless somebody says otherwise: far beyond what it takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LARGEST_ANSWER = 1 << 30; // an inspection may bring all blocks of a host
    private static final int CLOSING_TAKES_SECONDS = 5;

    private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("wringer-testees", true), NioIoHandler.newFactory());
    private final TesteeCodec codec = new TesteeCodec();
    private final Duration patience;
    private final Duration operationPatience;

    /** Patient, and with operations above all. */
    public Testees() {
        this(PATIENCE, PATIENCE.multipliedBy(10));
    }

    /**
     * Gives up on calls that take too long.
     *
     * @param patience how long a host may take to answer a question about itself, or to do what the harness tells it
     * @param operationPatience how long it may take for an operation of a client
     */
    public Testees(Duration patience, Duration operationPatience) {
        this.patience = patience;
        this.operationPatience = operationPatience;
    }

    /** Whoever serves the contract at {@code address}; connected when first asked something. */
    public Testee at(InetSocketAddress address) {
        return at(address, address.toString());
    }

    /** The host of this name, of which nothing else is known. */
    public Testee at(InetSocketAddress address, String name) {
        return testee(address, name, Optional.empty());
    }

    /** The host that was told to be this one. */
    public Testee at(InetSocketAddress address, HostIdentity identity) {
        return testee(address, identity.name(), Optional.of(identity));
    }

    private Testee testee(InetSocketAddress address, String name, Optional<HostIdentity> identity) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(address)
                .usePlaintext()
                .directExecutor()
                .eventLoopGroup(thread)
                .channelType(NioSocketChannel.class)
                .maxInboundMessageSize(LARGEST_ANSWER)
                .disableRetry() // an operation that is asked for twice is two operations
                .build();
        return new Testee(channel, codec, name, identity, patience, operationPatience);
    }

    /** Ends the thread, and waits for that. */
    @Override
    public void close() {
        thread.shutdownGracefully(0, CLOSING_TAKES_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
