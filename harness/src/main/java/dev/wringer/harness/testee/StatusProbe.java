package dev.wringer.harness.testee;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks whoever is at some addresses whether anybody is there, each time on new connections. One thread at a time. */
public final class StatusProbe implements AutoCloseable {

    private final Testees testees = new Testees();

    /** How long each took to answer, all asked at once; nothing for those that did not within {@code patience}. */
    public List<Optional<Duration>> ask(List<InetSocketAddress> asked, Duration patience) {
        long begun = System.nanoTime();
        List<Testee> hosts = asked.stream().map(testees::at).toList();
        List<CompletableFuture<Duration>> answers =
                hosts.stream().map(host -> answerOf(host, begun)).toList();
        List<Optional<Duration>> times = answers.stream()
                .map(answer -> get(answer, patience.toNanos() - (System.nanoTime() - begun)))
                .toList();
        hosts.forEach(Testee::close);
        return times;
    }

    private static CompletableFuture<Duration> answerOf(Testee host, long begunNanos) {
        CompletableFuture<HostStatus> status = host.status();
        return status.thenApply(answer -> Duration.ofNanos(System.nanoTime() - begunNanos));
    }

    private static Optional<Duration> get(CompletableFuture<Duration> answer, long patienceNanos) {
        try {
            return Optional.of(answer.get(Math.max(0, patienceNanos), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        testees.close();
    }
}
