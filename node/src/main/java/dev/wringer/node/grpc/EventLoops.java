package dev.wringer.node.grpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The threads of one process, shared by the hosts in it; each host stays on one of them. Thread-safe. */
public final class EventLoops implements AutoCloseable {

    private final EventLoopGroup threads;

    /**
     * Makes threads, started when first used.
     *
     * @param count how many, ≥ 1
     */
    public EventLoops(int count) {
        threads = new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("wringer-node", true), NioIoHandler.newFactory());
    }

    /** The event loop of one more host. */
    public EventLoop forHost(String host) {
        return new EventLoop(host, threads.next());
    }

    /** Ends all threads, and waits for that. Not to be called by one of them. */
    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
