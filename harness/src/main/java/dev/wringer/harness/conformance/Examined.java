package dev.wringer.harness.conformance;

import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.HostIdentity;
import dev.wringer.harness.testee.HostStatus;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.TesteeFailure;
import dev.wringer.node.block.Block;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A host that is looked at, which is asked one thing after the other. All of its answers are held against its identity.
 *
 * @param identity who it was told to be, or says that it is
 * @param testee how it is reached
 */
record Examined(HostIdentity identity, Testee testee) {

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    /** Its logical address. */
    String name() {
        return identity.name();
    }

    /** Its virtual nodes, by number. */
    List<Peer> nodes() {
        return identity.nodes();
    }

    /**
     * Asks, and waits for the answer, which is given up in time.
     *
     * @throws ContractBreach if the answer breaks the contract
     * @throws NoAnswer if there is none
     * @throws TestbedFailure if this thread is interrupted
     */
    <T> T ask(Function<Testee, CompletableFuture<T>> question) {
        try {
            return question.apply(testee).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (ExecutionException e) {
            throw failure(TesteeFailure.causeOf(e));
        }
    }

    private RuntimeException failure(Throwable cause) {
        if (cause instanceof ContractBreach breach) {
            throw breach.again();
        }
        if (cause instanceof TesteeFailure failure) {
            return new NoAnswer(name(), failure);
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    HostStatus status() {
        return ask(Testee::status);
    }

    List<InspectedNode> inspect() {
        return ask(Testee::inspect);
    }

    /** The blocks under these keys that its virtual nodes hold, as they show them; all blocks if there are no keys. */
    List<InspectedNode> holdings(Collection<RingId> keys) {
        return ask(each -> each.inspectBlocks(keys));
    }

    /** The block under {@code key} that its virtual node {@code holder} shows. */
    Optional<Block> held(Peer holder, RingId key) {
        return holdings(List.of(key)).stream()
                .filter(node -> node.belief().self().equals(holder))
                .flatMap(node -> node.held().stream())
                .filter(block -> block.key().equals(key))
                .findFirst();
    }

    /** Whether it says anything within some seconds: whoever does not has nothing more to tell. */
    boolean isAlive() {
        try {
            testee.status().get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        } catch (ExecutionException e) {
            return !(TesteeFailure.causeOf(e) instanceof TesteeFailure);
        } catch (TimeoutException e) {
            return false;
        }
    }
}
