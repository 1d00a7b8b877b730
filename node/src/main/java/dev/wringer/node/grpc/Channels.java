package dev.wringer.node.grpc;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One channel per peer host: made on demand, connected when first used, disconnected when idle. Used on the host's event
 * loop only.
 *
 * <p>A peer that cannot be reached is tried again at most {@value #RETRY_MILLIS} ms after the last attempt, if anybody
 * calls it, so that gRPC's own backoff of up to two minutes never hides that a fault has ended. An attempt to connect is
 * given up after {@value #CONNECT_MILLIS} ms, because TCP repeats a lost first packet ever more rarely. A black hole
 * under an open connection is noticed by keepalive.
 */
final class Channels {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 500;
    private static final int IDLE_SECONDS = 120;
    private static final int KEEPALIVE_SECONDS = 10; // the least that gRPC allows a client
    private static final int KEEPALIVE_TIMEOUT_SECONDS = 3;

    private final EventLoop loop;
    private final Sockets sockets;
    private final Links links;
    private final int largestMessage;
    private final Map<String, PeerHost> hosts = new HashMap<>();

    /**
     * No channels yet.
     *
     * @param largestMessage how large an answer may be, in bytes
     */
    Channels(EventLoop loop, Sockets sockets, Links links, int largestMessage) {
        this.loop = loop;
        this.sockets = sockets;
        this.links = links;
        this.largestMessage = largestMessage;
    }

    /** The channel to a host, known by its logical address; empty if no link leads there. */
    Optional<Channel> to(String host) {
        PeerHost known = hosts.get(host);
        if (known == null || known.isToBeUrged()) {
            Optional<InetSocketAddress> address = links.dial(host);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            if (known != null && known.address.equals(address.get())) {
                known.urge();
            } else {
                if (known != null) { // the link has moved
                    known.channel.shutdownNow();
                }
                known = new PeerHost(address.get(), open(host, address.get()));
                hosts.put(host, known);
            }
        }
        return Optional.of(known.channel);
    }

    /** Closes all channels; calls under way fail. */
    void close() {
        hosts.values().forEach(host -> host.channel.shutdownNow());
        hosts.clear();
    }

    private ManagedChannel open(String host, InetSocketAddress address) {
        return NettyChannelBuilder.forAddress(address.getHostString(), address.getPort())
                .overrideAuthority(host)
                .usePlaintext()
                .directExecutor()
                .eventLoopGroup(loop.sockets())
                .channelFactory(sockets::dialling)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .idleTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(largestMessage)
                .disableRetry() // nothing is sent twice
                .build();
    }

    /** A channel and when it was last urged to connect. */
    private final class PeerHost {

        private final InetSocketAddress address;
        private final ManagedChannel channel;
        private long urgedNanos = loop.nowNanos();

        PeerHost(InetSocketAddress address, ManagedChannel channel) {
            this.address = address;
            this.channel = channel;
        }

        boolean isToBeUrged() {
            return loop.nowNanos() - urgedNanos >= TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS)
                    && channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE;
        }

        void urge() {
            urgedNanos = loop.nowNanos();
            channel.resetConnectBackoff();
        }
    }
}
