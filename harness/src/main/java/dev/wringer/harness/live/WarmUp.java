package dev.wringer.harness.live;

import dev.wringer.harness.ring.Answer;
import dev.wringer.harness.workload.Workloads;
import dev.wringer.node.id.RingId;
import dev.wringer.node.port.Entropy;
import dev.wringer.node.protocol.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/**
 * Has every node of a new ring look something up, before any clock that matters runs. The first calls of a process take a
 * hundred times as long as later ones: their connections are dialled and their code is compiled. A few at a time, they
 * harm nobody; all at once, with maintenance, they would make one half of the ring take the other for dead.
 */
final class WarmUp {

    private static final int AT_A_TIME = 32;

    private final BiFunction<Peer, RingId, CompletableFuture<Answer>> lookup;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    WarmUp(BiFunction<Peer, RingId, CompletableFuture<Answer>> lookup) {
        this.lookup = lookup;
    }

    /** Returns when every node has had its answers, whatever they are. */
    void of(List<Peer> nodes, int lookupsEach, Entropy chance) {
        List<RingId> keys = Workloads.randomKeys(nodes.size() * lookupsEach, chance);
        List<CompletableFuture<?>> underway = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            free.acquireUninterruptibly();
            underway.add(lookup.apply(nodes.get(i % nodes.size()), keys.get(i))
                    .whenComplete((answer, why) -> free.release()));
        }
        CompletableFuture.allOf(underway.toArray(CompletableFuture[]::new)).join();
    }
}
