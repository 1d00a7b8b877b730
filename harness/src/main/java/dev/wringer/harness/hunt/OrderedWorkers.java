package dev.wringer.harness.hunt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** Several threads that work at once and whose results are taken in the order of the work: how many there are changes nothing. */
final class OrderedWorkers implements AutoCloseable {

    private static final int AHEAD = 4; // so that nobody waits for the slowest

    private final ExecutorService threads;
    private final int ahead;

    OrderedWorkers(int threads) {
        this.threads = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "hunt");
            thread.setDaemon(true);
            return thread;
        });
        this.ahead = threads * AHEAD;
    }

    /**
     * Works on all inputs until somebody has seen enough. What has been begun and is not wanted any more is dropped.
     *
     * @param goesOn is shown each result, in order, on the caller's thread
     * @return whether nobody had seen enough
     */
    <T, R> boolean each(Iterator<T> inputs, Function<T, R> work, Predicate<R> goesOn) {
        Deque<Future<R>> underway = new ArrayDeque<>();
        boolean more = true;
        while (more) {
            while (underway.size() < ahead && inputs.hasNext()) {
                T input = inputs.next();
                underway.add(threads.submit(() -> work.apply(input)));
            }
            if (underway.isEmpty()) {
                return true;
            }
            more = goesOn.test(result(underway.remove()));
        }
        underway.forEach(rest -> rest.cancel(false));
        return false;
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
