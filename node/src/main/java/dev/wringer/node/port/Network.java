package dev.wringer.node.port;

import dev.wringer.node.protocol.Peer;
import dev.wringer.node.protocol.Promise;
import dev.wringer.node.protocol.Reply;
import dev.wringer.node.protocol.Request;

/** A virtual node's way to the others. */
public interface Network {

    /**
     * Sends {@code request} to {@code target} and promises its reply.
     *
     * <p>Must not block, must not throw, and must not complete the promise before it returns unless it fails at once.
     * The promise is complete at the latest {@code timeoutNanos} from now, then with a
     * {@link dev.wringer.node.protocol.RpcFailure.Kind#TIMEOUT}. An answer that comes later is dropped. Nothing is sent
     * twice.
     *
     * @param timeoutNanos how long to wait for the reply, in nanoseconds, &gt; 0
     */
    <R extends Reply> Promise<R> call(Peer target, Request<R> request, long timeoutNanos);
}
