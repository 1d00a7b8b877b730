package dev.wringer.node.grpc;

import dev.wringer.node.host.VirtualNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Has a host's virtual nodes leave the ring, one after the other, so that none hands its blocks to one that is about to
 * leave as well and never passes them on. Used on the host's event loop only, but for {@link #abandoned}.
 */
final class LeaveTaking {

    private final EventLoop loop;
    private final Queue<VirtualNode> staying = new ArrayDeque<>();
    private final CompletableFuture<Integer> abandoned = new CompletableFuture<>();

    LeaveTaking(EventLoop loop) {
        this.loop = loop;
    }

    /** Complete when all have left, or their time is over, with the number of those that have not. */
    CompletableFuture<Integer> abandoned() {
        return abandoned;
    }

    /** Begins, within {@code patience}. To be called once. */
    void begin(VirtualNodes nodes, Duration patience) {
        nodes.forEach(staying::add);
        loop.schedule(patience.toNanos(), () -> abandoned.complete(staying.size()));
        next();
    }

    private void next() {
        VirtualNode node = staying.peek();
        if (node == null) {
            abandoned.complete(0);
            return;
        }
        Runnable gone = () -> loop.execute(() -> {
            staying.remove(node);
            next();
        });
        node.leave().then(self -> gone.run(), why -> gone.run());
    }
}
