package dev.wringer.node.grpc;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * One connection that this host has dialled: notes whatever is heard on it, and gives it up if the peer accepts but does
 * not say its first word in time. A gRPC server speaks first, so a connection without a word leads nowhere: into a black
 * hole behind a proxy, or to a peer that is stopped.
 *
 * <p>Sits in the connection's pipeline. Used on the host's event loop only.
 */
final class DialledConnection extends ChannelInboundHandlerAdapter {

    /** Told how it goes with connections. */
    interface Watcher {
        /** There is one more, not yet connected. */
        void dialled(DialledConnection connection);

        /** It is closed, for whatever reason. */
        void closed(DialledConnection connection);
    }

    private final EventLoop loop;
    private final Watcher watcher;
    private final int turnsToTheFirstWord;
    private boolean open = true;
    private boolean heard;
    private long heardNanos; // of the last word; meaningful once heard

    /** @param turnsToTheFirstWord how many {@link Turns} the peer may take until it speaks */
    DialledConnection(EventLoop loop, Watcher watcher, int turnsToTheFirstWord) {
        this.loop = loop;
        this.watcher = watcher;
        this.turnsToTheFirstWord = turnsToTheFirstWord;
    }

    /** Whether the peer is yet to say its first word. */
    boolean isAttempt() {
        return open && !heard;
    }

    /** Whether the peer has spoken, but nothing any more since {@code nanos}. */
    boolean isSilentSince(long nanos) {
        return open && heard && heardNanos - nanos < 0;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the listener is all that is wanted of it
    public void handlerAdded(ChannelHandlerContext context) {
        watcher.dialled(this);
        context.channel().closeFuture().addListener(closed -> {
            open = false;
            watcher.closed(this);
        });
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // closed() tells
    public void channelActive(ChannelHandlerContext context) throws Exception {
        Turns.after(turnsToTheFirstWord, loop, () -> {
            if (isAttempt()) {
                context.close();
            }
        });
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        heard = true;
        heardNanos = loop.nowNanos();
        super.channelRead(context, bytes);
    }
}
