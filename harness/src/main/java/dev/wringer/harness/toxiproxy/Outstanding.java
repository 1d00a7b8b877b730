package dev.wringer.harness.toxiproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What event loops have been told and have not done yet. Control tells all of them first and waits once: on a busy
 * machine it is the waiting that takes time. Used by the thread of control only.
 */
final class Outstanding {

    private final List<CompletableFuture<?>> told = new ArrayList<>();

    void add(CompletableFuture<?> done) {
        told.add(done);
    }

    /** Waits until everything is done. */
    void await() {
        List<CompletableFuture<?>> all = List.copyOf(told);
        told.clear();
        all.forEach(CompletableFuture::join);
    }
}
