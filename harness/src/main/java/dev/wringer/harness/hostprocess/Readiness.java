package dev.wringer.harness.hostprocess;

import dev.wringer.harness.ring.Clause;
import dev.wringer.harness.ring.ContractBreach;
import dev.wringer.harness.ring.TestbedFailure;
import dev.wringer.harness.testee.InspectedNode;
import dev.wringer.harness.testee.Testee;
import dev.wringer.harness.testee.TesteeFailure;
import dev.wringer.harness.testee.Testees;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Asks hosts whether they serve. Thread-safe. */
public final class Readiness implements AutoCloseable {

    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(2);

    private final Testees testees = new Testees();
    private final Duration patience;

    /** @param patience how long a host may take to serve */
    public Readiness(Duration patience) {
        this.patience = patience;
    }

    /**
     * Returns when the host answers in the contract's words, and has a health service, whatever that says as yet.
     *
     * @throws ContractBreach if it has ended, does not answer in time, or answers something else
     */
    public void await(RunningHost host) {
        Optional<String> trouble = poll(
                testees.at(host.address(), host.name()), () -> host.obituary().ifPresent(obituary -> {
                    throw new ContractBreach(Clause.FOUNDING, host.name(), obituary.text());
                }));
        trouble.ifPresent(last -> {
            throw new ContractBreach(
                    Clause.FOUNDING,
                    host.name(),
                    host.provenance() + " runs and does not serve after " + patience.toSeconds()
                            + " s (" + last + "); its log ends: "
                            + host.endOfLog());
        });
    }

    /** Returns when whoever is at this address answers in the contract's words. */
    public void awaitAnswer(InetSocketAddress address) {
        poll(testees.at(address), () -> {}).ifPresent(last -> {
            throw new TestbedFailure("nobody serves at " + address + " after " + patience.toSeconds() + " s: " + last);
        });
    }

    /** Asks until there is an answer; what the trouble was last if there is none in time. */
    private Optional<String> poll(Testee asked, Runnable examination) {
        long end = System.nanoTime() + patience.toNanos();
        try (Testee testee = asked) {
            while (true) {
                Optional<String> trouble = trouble(testee.status()).or(() -> trouble(testee.health()));
                if (trouble.isPresent()) {
                    examination.run();
                }
                if (trouble.isEmpty() || System.nanoTime() >= end) {
                    return trouble;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    throw new TestbedFailure("interrupted");
                }
            }
        }
    }

    /** Why there is no answer, if so. */
    private static Optional<String> trouble(CompletableFuture<?> answer) {
        try {
            answer.get(ONE_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ContractBreach breach) {
                throw breach;
            }
            return Optional.of(
                    e.getCause() instanceof TesteeFailure failure
                            ? String.valueOf(failure.getMessage())
                            : String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return Optional.of("no answer for " + ONE_ANSWER.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted", e);
        }
    }

    /** What the nodes of these hosts believe, of those hosts that say so within a moment. */
    public Map<RunningHost, List<InspectedNode>> lastWords(Collection<? extends RunningHost> hosts) {
        Map<RunningHost, List<InspectedNode>> words = new ConcurrentHashMap<>();
        List<Testee> asked = new ArrayList<>();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (RunningHost host : hosts) {
            Testee testee = testees.at(host.address());
            asked.add(testee);
            answers.add(
                    testee.inspect().thenAccept(nodes -> words.put(host, nodes)).exceptionally(dead -> null));
        }
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Whoever has answered has; the others are dead, paused or too busy.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asked.forEach(Testee::close);
        return Map.copyOf(words);
    }

    @Override
    public void close() {
        testees.close();
    }
}
