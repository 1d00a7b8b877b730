package dev.wringer.node.grpc;

import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every request between nodes, and how it travels. Stateless and thread-safe. */
final class WireCodec {

    /** How all kinds of requests travel. */
    static final List<Rpc<?, ?, ?, ?>> RPCS =
            Stream.concat(ChordCodec.RPCS.stream(), DhashCodec.RPCS.stream()).toList();

    private static final Map<Class<?>, Rpc<?, ?, ?, ?>> BY_REQUEST =
            RPCS.stream().collect(Collectors.toUnmodifiableMap(Rpc::request, Function.identity()));

    private WireCodec() {}

    /** How {@code request} travels. */
    // Safe: the table maps the class of a request to what is made for it.
    @SuppressWarnings("unchecked")
    static <R extends Reply> Rpc<Request<R>, R, ?, ?> of(Request<R> request) {
        Rpc<?, ?, ?, ?> rpc = BY_REQUEST.get(request.getClass());
        if (rpc == null) {
            throw new AssertionError("nobody knows how a " + request.kind() + " travels");
        }
        return (Rpc<Request<R>, R, ?, ?>) rpc;
    }
}
