package dev.wringer.harness.toxiproxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** Tells the two flows of a connection what happens at one of its ends. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose writing or closing fails is closed all the same
final class Relay extends ChannelInboundHandlerAdapter {

    private final Flow fromHere;
    private final Flow toHere;

    Relay(Flow fromHere, Flow toHere) {
        this.fromHere = fromHere;
        this.toHere = toHere;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        fromHere.received((ByteBuf) message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            fromHere.ended(Ending.FINISHED);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        toHere.regulate();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fromHere.ended(Ending.FINISHED);
        toHere.abandon();
    }

    /** Reading or writing has failed, which is what a reset by the peer looks like. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fromHere.ended(Ending.RESET);
        context.close();
    }
}
