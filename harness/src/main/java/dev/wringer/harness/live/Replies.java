package dev.wringer.harness.live;

import dev.wringer.harness.ring.TestbedFailure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The same question put to many hosts at once.
 *
 * @param <T> what each replies
 */
final class Replies<T> {

    private static final long PATIENCE_SECONDS = 60; // far beyond what a live host takes

    private final Map<LiveHost, CompletableFuture<T>> replies = new LinkedHashMap<>();

    private Replies() {}

    static <T> Replies<T> of(Collection<LiveHost> hosts, Function<LiveHost, CompletableFuture<T>> question) {
        Replies<T> replies = new Replies<>();
        hosts.forEach(host -> replies.replies.put(host, question.apply(host)));
        return replies;
    }

    /**
     * Waits for each reply in turn.
     *
     * @throws TestbedFailure if a host does not reply: all that are asked should be alive
     */
    void forEach(BiConsumer<LiveHost, T> action) {
        replies.forEach((host, reply) -> action.accept(host, get(host, reply)));
    }

    /** Waits for all replies. */
    void await() {
        forEach((host, reply) -> {});
    }

    private T get(LiveHost host, CompletableFuture<T> reply) {
        try {
            return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new TestbedFailure(host.name() + " should be alive and does not answer: " + why.getMessage(), e);
        } catch (TimeoutException e) {
            throw new TestbedFailure(
                    host.name() + " should be alive and has not answered for " + PATIENCE_SECONDS + " s", e);
        }
    }
}
