package dev.wringer.harness.live;

import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.TesteeFailure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The same question put to many hosts at once. Its end is in sight: calls are given up after a while.
 *
 * @param <T> what each replies
 */
final class Replies<T> {

    private final Map<LiveHost, CompletableFuture<T>> replies = new LinkedHashMap<>();
    private final Inquest inquest;

    private Replies(Inquest inquest) {
        this.inquest = inquest;
    }

    static <T> Replies<T> of(
            Collection<LiveHost> hosts, Function<LiveHost, CompletableFuture<T>> question, Inquest inquest) {
        Replies<T> replies = new Replies<>(inquest);
        hosts.forEach(host -> replies.replies.put(host, question.apply(host)));
        return replies;
    }

    /**
     * Waits for each reply in turn. A host that is leaving may be gone before it replies, and is passed over.
     *
     * @throws AssertionError if a host does not reply, or not as the contract says: all that are asked should be alive
     */
    void forEach(BiConsumer<LiveHost, T> action) {
        replies.forEach((host, reply) -> get(host, reply).ifPresent(answer -> action.accept(host, answer)));
    }

    /** Waits for all replies. */
    void await() {
        forEach((host, reply) -> {});
    }

    private Optional<T> get(LiveHost host, CompletableFuture<T> reply) {
        try {
            return Optional.of(reply.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (ExecutionException e) {
            if (host.isLeaving() && e.getCause() instanceof TesteeFailure) {
                return Optional.empty();
            }
            throw inquest.into(host, e);
        }
    }
}
