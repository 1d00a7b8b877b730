package dev.wringer.node.grpc;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.InternalNettyChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One channel per peer host: made on demand, connected when first used, forgotten when long unused. Used on the host's
 * event loop only.
 *
 * <p>An attempt to connect is given up some time, because TCP repeats a lost first packet ever more rarely, and gRPC puts no
 * bound on it: see {@link Vigilance}. {@link PeerChannel} says when the next one follows. A black hole under an
 * open connection is noticed by the calls that are lost in it, and by keepalive if there are none.
 */
final class Channels {

    private final EventLoop loop;
    private final Sockets sockets;
    private final Links links;
    private final int largestMessage;
    private final long idleNanos;
    private final Vigilance vigilance;
    private final Map<String, PeerChannel> peers = new HashMap<>();

    /**
     * No channels yet.
     *
     * @param largestMessage how large an answer may be, in bytes
     * @param idleTime for how long a channel may be unused
     * @param vigilance how soon a connection is given up
     */
    Channels(EventLoop loop, Sockets sockets, Links links, int largestMessage, Duration idleTime, Vigilance vigilance) {
        this.loop = loop;
        this.sockets = sockets;
        this.links = links;
        this.largestMessage = largestMessage;
        this.idleNanos = idleTime.toNanos();
        this.vigilance = vigilance;
    }

    /**
     * The channel for a call to a host, known by its logical address; empty if no link leads there, or if it was tried in vain
     * a moment ago.
     */
    Optional<Channel> to(String host) {
        PeerChannel peer = peers.get(host);
        if (peer == null) {
            Optional<InetSocketAddress> address = links.dial(host);
            if (address.isEmpty()) {
                return Optional.empty();
            }
            peer = new PeerChannel(
                    host,
                    address.get(),
                    loop,
                    links,
                    vigilance.turnsOfDoubt(),
                    (dialled, watcher) -> open(host, dialled, watcher));
            peers.put(host, peer);
            if (peers.size() == 1) {
                forgetUnusedInTime();
            }
        }
        return peer.forCall();
    }

    /**
     * Notes that a call was not answered in time.
     *
     * @param sentNanos when it was made, by the loop's clock
     */
    void timedOut(String host, long sentNanos) {
        PeerChannel peer = peers.get(host);
        if (peer != null) {
            peer.timedOut(sentNanos);
        }
    }

    /** To how many hosts there is a channel. */
    int count() {
        return peers.size();
    }

    /** Closes all channels; calls under way fail. */
    void close() {
        peers.values().forEach(PeerChannel::close);
        peers.clear();
    }

    /** A channel is unused for one and a half times the idle time at most. Goes on for as long as there are any. */
    private void forgetUnusedInTime() {
        loop.schedule(idleNanos / 2, () -> {
            peers.values().removeIf(peer -> {
                boolean unused = peer.isUnusedFor(idleNanos);
                if (unused) {
                    peer.retire();
                }
                return unused;
            });
            if (!peers.isEmpty()) {
                forgetUnusedInTime();
            }
        });
    }

    /** Without OpenCensus, which gRPC would otherwise look for in all jars, in vain, each time a channel is made. */
    private ManagedChannel open(String host, InetSocketAddress address, DialledConnection.Watcher watcher) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(address.getHostString(), address.getPort())
                .overrideAuthority(host)
                .usePlaintext()
                .directExecutor()
                .eventLoopGroup(loop.sockets())
                .channelFactory(
                        () -> sockets.dialling(new DialledConnection(loop, watcher, vigilance.turnsToTheFirstWord())))
                .withOption(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(vigilance.patience().toMillis()))
                .keepAliveTime(vigilance.keepaliveSeconds(), TimeUnit.SECONDS)
                .keepAliveTimeout(vigilance.keepaliveTimeout().toNanos(), TimeUnit.NANOSECONDS)
                .maxInboundMessageSize(largestMessage)
                .disableRetry(); // nothing is sent twice
        InternalNettyChannelBuilder.setStatsEnabled(builder, false);
        InternalNettyChannelBuilder.setTracingEnabled(builder, false);
        return builder.build();
    }
}
