package dev.wringer.harness.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wringer.harness.ring.Seed;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * A Toxiproxy server in this process: clients of the genuine server 2.12.0 can be pointed at it unchanged. Its API and
 * the behaviour of its toxics are those of the genuine one, but for the following.
 *
 * <p>Made good:
 * <ul>
 * <li>Attributes that make no sense (a negative rate or time, a slicer without {@code average_size}, a toxicity outside
 * 0 … 1) are answered with status 400, {@code bad request body: …}; the genuine server crashes on some, and does
 * something odd on others.
 * <li>Toxics can be added, changed and removed, and everything be listed, whether or not anybody reads what is sent.
 * <li>An upstream that does not answer keeps nobody but the client that waits for it waiting.
 * <li>A connection of which one half is closed goes on with the other half. A reset by a peer is passed on as a reset.
 * <li>Whatever is random is drawn from the seed, the name of the proxy, the number of the connection there, the direction
 * and the toxic: equal seeds and equal requests, equal draws. A connection that a toxic spoils is also spoiled by the same
 * toxic with a larger toxicity.
 * <li>Changing or adding one toxic draws nothing anew for others. What one holds back when it is changed is treated by
 * its new attributes; what it holds back when it is removed goes on at once.
 * <li>Toxics that a populate lists are set, also at a proxy that exists and is left untouched otherwise; proxies without a
 * {@code toxics} field keep theirs, and a toxic that is there by the same name, type and stream goes on with what is listed.
 * A populate answers the proxies as they are. {@code POST /proxies} takes toxics as well.
 * <li>{@code reset_peer} makes an RST of connections that existed before it, too. It holds what it is to answer: if it is
 * removed before its time is up, nothing is lost.
 * <li>{@code timeout} also swallows the end of what is sent: a black hole lets nobody know that a peer has gone. If both
 * peers have ended, it closes the connection.
 * <li>A reset of everything and a populate go on where a proxy cannot be enabled, and answer with the first such error.
 * </ul>
 *
 * <p>Merely different:
 * <ul>
 * <li>What follows {@code bad request body: } is worded otherwise; names of fields must be written as documented, where
 * the genuine server ignores their case.
 * <li>{@code slicer} draws each piece uniformly in average_size ± size_variation.
 * <li>The version is {@code 2.12.0+wringer}, and there is no {@code /metrics}.
 * <li>A direction holds at most 256 KiB back, and 64 MiB more for each latency, before the sender has to wait.
 * </ul>
 *
 * <p>Thread-safe. All proxies share a few threads. A server listens until it is closed, and leaves nothing behind.
 */
public final class ToxiproxyServer implements AutoCloseable {

    private static final int MOST_THREADS = 4;

    private final Transport transport;
    private final Proxies proxies;
    private final Api api;
    private final int port;
    private boolean closed; // guarded by this

    private ToxiproxyServer(Transport transport, Proxies proxies, Api api, int port) {
        this.transport = transport;
        this.proxies = proxies;
        this.api = api;
        this.port = port;
    }

    /**
     * Starts a server without proxies.
     *
     * @param host a name or an address of this machine
     * @param port 0 … 65535, 0 for any that is free
     * @param seed from which toxicity, jitter and sizes are drawn
     * @throws ToxiproxyFailure if it cannot listen there
     */
    public static ToxiproxyServer start(String host, int port, Seed seed) {
        return start(
                host, port, seed, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Starts a server without proxies whose traffic is carried by so many threads.
     *
     * @param threads ≥ 1
     * @see #start(String, int, Seed)
     */
    public static ToxiproxyServer start(String host, int port, Seed seed, int threads) {
        InetSocketAddress address = address(host, port);
        Transport transport = new Transport(threads);
        Proxies proxies = new Proxies(transport, seed);
        Api api = new Api(proxies);
        ChannelFuture bound = transport
                .listenForRequests(address, client -> ApiHandler.serve(client, api))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            transport.close();
            throw new ToxiproxyFailure("cannot listen at " + host + ":" + port + ": "
                    + bound.cause().getMessage());
        }
        InetSocketAddress listening = (InetSocketAddress) bound.channel().localAddress();
        return new ToxiproxyServer(transport, proxies, api, listening.getPort());
    }

    private static InetSocketAddress address(String host, int port) {
        try {
            return new HostPort(host, port).toListenAt();
        } catch (UnknownHostException e) {
            throw new ToxiproxyFailure("cannot listen at " + host + ":" + port + ": there is no such host");
        }
    }

    /** Where it takes requests. */
    public int port() {
        return port;
    }

    /**
     * Does what {@code POST /populate} does, and returns when every connection follows.
     *
     * @param config a JSON array of proxies
     * @throws ToxiproxyFailure if that is refused; if because one proxy cannot be enabled, the others have been made
     * @throws IllegalStateException if this server is closed
     */
    public void populate(String config) {
        Reply reply = underControl(() -> api.answer("POST", List.of("populate"), config));
        if (reply.status() >= 400) {
            JsonNode answer = Fields.parseAny(reply.body());
            throw new ToxiproxyFailure(answer.path("error").asText());
        }
    }

    /**
     * Enables proxies, all at once: does what many requests do one after the other. Returns when they listen.
     *
     * @throws ToxiproxyFailure if one of them does not exist or, once the others are, cannot be enabled
     * @throws IllegalStateException if this server is closed
     */
    public void enable(Collection<String> names) {
        underControl(() -> settled(() -> proxies.enable(names)));
    }

    /**
     * Disables proxies, all at once: does what many requests do one after the other. Returns when their ports are free and
     * their connections closed. A port that the system has chosen it may give to somebody else meanwhile: proxies that are
     * to be enabled again are better given ports of one's own choice, below those that the system hands out.
     *
     * @throws ToxiproxyFailure if one of them does not exist; nothing is changed then
     * @throws IllegalStateException if this server is closed
     */
    public void disable(Collection<String> names) {
        underControl(() -> settled(() -> proxies.disable(names)));
    }

    /**
     * Deletes proxies, all at once: does what many requests do one after the other. Returns when their ports are free and their
     * connections closed.
     *
     * @throws ToxiproxyFailure if one of them does not exist; those before it are gone then
     * @throws IllegalStateException if this server is closed
     */
    public void delete(Collection<String> names) {
        underControl(() -> settled(() -> names.forEach(proxies::delete)));
    }

    private boolean settled(Runnable change) {
        try {
            change.run();
            return true;
        } catch (Refusal e) {
            throw new ToxiproxyFailure(e.text());
        } finally {
            proxies.settle();
        }
    }

    private <T> T underControl(Callable<T> request) {
        try {
            return transport.control().submit(request).syncUninterruptibly().getNow();
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("this server is closed", e);
        }
    }

    /**
     * Closes all connections, those that are just arriving included, frees all ports and ends all threads, and waits for
     * that. Closing again does nothing.
     *
     * @throws ToxiproxyFailure if it does not come to its end in a time in which it can be expected to
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            transport.close();
        }
    }
}
