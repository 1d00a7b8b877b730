package dev.wringer.harness.toxiproxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes requests over HTTP, one after the other. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose writing or closing fails is closed all the same
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final int LARGEST_BODY = 64 << 20; // half a million proxies
    private static final Pattern SLASH = Pattern.compile("/");

    private final Api api;

    private ApiHandler(Api api) {
        this.api = api;
    }

    /** Serves whoever has connected to the server. */
    static void serve(SocketChannel client, Api api) {
        client.pipeline()
                .addLast(
                        new HttpServerCodec(),
                        new HttpServerKeepAliveHandler(),
                        new HttpObjectAggregator(LARGEST_BODY),
                        new ApiHandler(api));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        context.writeAndFlush(response(reply(request)));
    }

    private Reply reply(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Reply.text(400, "400 Bad Request");
        }
        if (request.headers().get(HttpHeaderNames.USER_AGENT, "").startsWith("Mozilla/")) {
            return Reply.text(403, "User agent not allowed\n"); // some page would have the user's browser ask for this
        }
        return api.answer(
                request.method().name(), path(request.uri()), request.content().toString(StandardCharsets.UTF_8));
    }

    private static List<String> path(String uri) {
        String path = new QueryStringDecoder(uri).rawPath();
        return SLASH.splitAsStream(path.startsWith("/") ? path.substring(1) : path)
                .map(QueryStringDecoder::decodeComponent)
                .collect(Collectors.toList());
    }

    private static FullHttpResponse response(Reply reply) {
        ByteBuf body = Unpooled.copiedBuffer(reply.body(), StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), body);
        if (body.isReadable()) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, reply.type());
        }
        if (reply.status() != HttpResponseStatus.NO_CONTENT.code()) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        return response;
    }

    /** The client is gone, or speaks something else. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
