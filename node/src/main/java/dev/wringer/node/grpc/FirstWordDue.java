package dev.wringer.node.grpc;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes an accepted connection whose caller does not say a word in time, so that half-open connections, and those of
 * somebody who only wants to occupy them, do not use up the number that a host accepts. Sits in one connection's pipeline.
 */
final class FirstWordDue extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private @Nullable Future<?> end; // null before the handler is added

    FirstWordDue(Duration patience) {
        this.patience = patience;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // of closing: nobody waits for that
    public void handlerAdded(ChannelHandlerContext context) {
        Runnable throwOut = context::close;
        end = context.executor().schedule(throwOut, patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        context.pipeline().remove(this);
        context.fireChannelRead(bytes);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) { // also when the connection is closed
        if (end != null) {
            end.cancel(false);
        }
    }
}
