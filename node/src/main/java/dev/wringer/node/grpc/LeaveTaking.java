package dev.wringer.node.grpc;

import dev.wringer.node.host.VirtualNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Has a host's virtual nodes leave the ring. All of them refuse blocks at once, so that none hands its blocks to one that is about to
 * leave as well, and hand over side by side; they say goodbye one after the other, for neighbours on the ring close its gaps one at
 * a time. Used on the host's event loop only, but for {@link #departure}.
 */
final class LeaveTaking {

    private final EventLoop loop;
    private final Queue<VirtualNode> toSayGoodbye = new ArrayDeque<>(); // the first one is at it
    private final CompletableFuture<Departure> departure = new CompletableFuture<>();

    private int here; // not done with leaving
    private int incomplete; // gone, and not all of their blocks handed over
    private int untaken; // blocks that those held

    LeaveTaking(EventLoop loop) {
        this.loop = loop;
    }

    /** Complete when all have left, or their time is over. */
    CompletableFuture<Departure> departure() {
        return departure;
    }

    /** Begins, within {@code patience}, of which a tenth is for goodbyes. To be called once. */
    void begin(VirtualNodes nodes, Duration patience) {
        here = nodes.count();
        Duration forBlocks = patience.minus(patience.dividedBy(10));
        loop.schedule(patience.toNanos(), this::conclude);
        for (VirtualNode node : nodes) {
            node.handOver(forBlocks)
                    .then(
                            left -> loop.execute(() -> handedOver(node, left)),
                            why -> loop.execute(() -> handedOver(node, 0)));
        }
    }

    private void handedOver(VirtualNode node, int left) {
        untaken += left;
        incomplete += left > 0 ? 1 : 0;
        toSayGoodbye.add(node);
        if (toSayGoodbye.size() == 1) {
            sayGoodbye(node);
        }
    }

    private void sayGoodbye(VirtualNode node) {
        node.sayGoodbye().then(self -> loop.execute(this::gone), why -> loop.execute(this::gone));
    }

    private void gone() {
        here--;
        toSayGoodbye.remove();
        if (!toSayGoodbye.isEmpty()) {
            sayGoodbye(toSayGoodbye.element());
        } else if (here == 0) {
            conclude();
        }
    }

    private void conclude() {
        departure.complete(new Departure(here + incomplete, untaken));
    }
}
