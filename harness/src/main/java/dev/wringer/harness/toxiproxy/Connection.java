package dev.wringer.harness.toxiproxy;

import dev.wringer.harness.ring.Seed;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.List;

/**
 * One client's connection through a proxy: the client's channel, the channel to the upstream, and a flow for either
 * direction. Everything happens on one event loop; only {@link #close} and {@link #whenClosed} may be called
 * elsewhere.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose writing or closing fails is closed all the same
final class Connection {

    private final long began = System.nanoTime();
    private final SocketChannel client;
    private final SocketChannel upstream;
    private final List<Flow> flows;

    /**
     * Begins a connection; what the client sends waits until the upstream has answered.
     *
     * @param client does not read yet
     * @param seed of this connection
     * @param dialled the attempt to reach the upstream, on the client's event loop
     */
    Connection(SocketChannel client, Seed seed, ChannelFuture dialled) {
        this.client = client;
        this.upstream = (SocketChannel) dialled.channel();
        Flow there = flow(Direction.UPSTREAM, seed, client, upstream);
        Flow back = flow(Direction.DOWNSTREAM, seed, upstream, client);
        this.flows = List.of(there, back);
        client.pipeline().addLast(new Relay(there, back));
        upstream.pipeline().addLast(new Relay(back, there));
        dialled.addListener(attempt -> {
            if (attempt.isSuccess()) {
                flows.forEach(Flow::start);
            } else {
                close();
            }
        });
    }

    private Flow flow(Direction direction, Seed seed, SocketChannel source, SocketChannel receiver) {
        return new Flow(this, direction, seed.fork(direction.word()), source, receiver);
    }

    EventLoop eventLoop() {
        return client.eventLoop();
    }

    /** When it began, by {@link System#nanoTime}. */
    long began() {
        return began;
    }

    /** Brings it into line with the toxics of its proxy. */
    void apply(List<NamedToxic> toxics) {
        flows.forEach(flow -> flow.apply(toxics));
    }

    /** Closes it if it has nothing left to do. */
    void settle() {
        if (flows.stream().allMatch(Flow::isOver)) {
            close();
        }
    }

    /** Resets both ends: a peer that reads or writes is told so, and bytes on their way are lost. */
    void reset() {
        for (SocketChannel end : List.of(client, upstream)) {
            if (end.isActive()) {
                end.config().setSoLinger(0);
            }
        }
        close();
    }

    /** Closes both ends. From any thread; does not wait. */
    void close() {
        client.close();
        upstream.close();
    }

    /** Runs an action once both ends are closed, on their event loop. */
    void whenClosed(Runnable action) {
        client.closeFuture().addListener(closed -> upstream.closeFuture().addListener(alsoClosed -> action.run()));
    }
}
