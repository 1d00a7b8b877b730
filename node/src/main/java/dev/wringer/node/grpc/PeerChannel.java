package dev.wringer.node.grpc;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to one peer host. Sees to it that no fault is remembered for longer than it lasts:
 *
 * <ul>
 *   <li>A peer that cannot be reached is tried again as long as it is called, {@value #RETRY_MILLIS} ms after the last
 *       attempt began or as soon as that has failed, whatever gRPC's own backoff says. Meanwhile calls fail at once.
 *   <li>What is known of an unreachable peer goes stale when nobody has tried it for that long: the next call waits for
 *       a new attempt instead of failing over old news.
 *   <li>When a call was not answered in time, and nothing else has come over the connection since it was sent, or comes
 *       within a few more turns, the connection is taken for a black hole: the next call dials anew.
 *       Calls under way on the old connection keep it until they end, for the peer may be merely slow; and from a peer
 *       that is merely slow something does come.
 * </ul>
 *
 * <p>Used on the host's event loop only.
 */
final class PeerChannel {

    private static final int RETRY_MILLIS = 500;
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);

    /** Makes gRPC channels. */
    @FunctionalInterface
    interface Opener {
        ManagedChannel open(InetSocketAddress address, DialledConnection.Watcher watcher);
    }

    private final String host;
    private final EventLoop loop;
    private final Links links;
    private final int turnsOfDoubt;
    private final Opener opener;
    private final Set<ManagedChannel> retired = new HashSet<>(); // may have calls under way

    private InetSocketAddress address;
    private ManagedChannel channel;
    private Attempts attempts; // those of the channel
    private @Nullable DialledConnection connection; // the latest one; null before the first
    private long usedNanos; // when it was last asked for
    private long triedNanos; // when the last attempt began
    private long knownNanos; // since when nothing new is known of the peer, if it is unreachable
    private boolean wanted; // whether anybody has called in vain since the last attempt began
    private boolean urged; // whether the attempt under way, if any, was begun because somebody had called in vain
    private boolean doubted; // whether the connection is about to be judged

    /** A channel that connects when first used. */
    PeerChannel(String host, InetSocketAddress address, EventLoop loop, Links links, int turnsOfDoubt, Opener opener) {
        this.host = host;
        this.address = address;
        this.loop = loop;
        this.links = links;
        this.turnsOfDoubt = turnsOfDoubt;
        this.opener = opener;
        this.attempts = new Attempts();
        this.channel = open();
    }

    /** The channel for a call that is about to be made; empty if the call would fail at once. */
    Optional<Channel> forCall() {
        usedNanos = loop.nowNanos();
        ConnectivityState state = channel.getState(false);
        if (state == ConnectivityState.READY) {
            return Optional.of(channel);
        }
        Optional<InetSocketAddress> dialled = links.dial(host);
        if (dialled.isEmpty()) {
            return Optional.empty();
        }
        boolean moved = !dialled.get().equals(address);
        if (moved || (state == ConnectivityState.TRANSIENT_FAILURE && isNewsStale())) {
            address = dialled.get();
            renew();
            return Optional.of(channel);
        }
        wanted = true;
        return state == ConnectivityState.TRANSIENT_FAILURE ? Optional.empty() : Optional.of(channel);
    }

    /** A call that was made at {@code sentNanos} was not answered in time. */
    void timedOut(long sentNanos) {
        DialledConnection suspect = connection;
        if (suspect != null && suspect.isSilentSince(sentNanos) && !doubted) {
            doubted = true;
            Turns.after(turnsOfDoubt, loop, () -> judge(suspect, sentNanos));
        }
    }

    /** Whether nobody has called for so long. */
    boolean isUnusedFor(long nanos) {
        return loop.nowNanos() - usedNanos >= nanos;
    }

    /** Lets calls under way end, and takes no more. */
    void retire() {
        channel.shutdown();
    }

    /** Closes at once: calls under way fail. */
    void close() {
        channel.shutdownNow();
        retired.forEach(ManagedChannel::shutdownNow);
    }

    private boolean isAttemptUnderWay() {
        return connection != null && connection.isAttempt();
    }

    /** An attempt of gRPC's own accord does not count: what is known is as old as it was when that began. */
    private boolean isNewsStale() {
        boolean fresh = urged && isAttemptUnderWay();
        return !fresh && loop.nowNanos() - knownNanos >= RETRY_NANOS;
    }

    private void retryIfWanted() {
        if (wanted && !isAttemptUnderWay() && channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            urged = true;
            channel.resetConnectBackoff();
        }
    }

    private void judge(DialledConnection suspect, long sentNanos) {
        doubted = false;
        if (suspect == connection && suspect.isSilentSince(sentNanos)) {
            renew();
        }
    }

    private void renew() {
        retired.removeIf(ManagedChannel::isTerminated);
        retired.add(channel);
        channel.shutdown();
        attempts = new Attempts();
        connection = null;
        urged = false;
        wanted = false;
        channel = open();
    }

    private ManagedChannel open() {
        knownNanos = loop.nowNanos();
        return opener.open(address, attempts);
    }

    /** Follows the connections that one channel makes, for as long as it is the one in use. */
    private final class Attempts implements DialledConnection.Watcher {

        @Override
        public void dialled(DialledConnection dialled) {
            if (this == attempts) {
                connection = dialled;
                triedNanos = loop.nowNanos();
                wanted = false;
            }
        }

        @Override
        public void closed(DialledConnection closed) {
            if (closed == connection) {
                urged = false;
                knownNanos = loop.nowNanos();
                loop.schedule(Math.max(0, triedNanos + RETRY_NANOS - knownNanos), PeerChannel.this::retryIfWanted);
            }
        }
    }
}
