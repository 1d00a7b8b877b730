package dev.wringer.harness.hostprocess;

import dev.wringer.harness.ring.TestbedFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to many things, a few at a time. Its threads end when it is closed. One caller at a time. */
public final class Bulk implements AutoCloseable {

    private final ExecutorService threads;

    /** @param atATime how many things are under way at once */
    public Bulk(int atATime) {
        threads = Executors.newFixedThreadPool(atATime, task -> {
            Thread thread = new Thread(task, "wringer-bulk");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Returns when {@code action} is over for each thing, also if it has failed for some.
     *
     * @throws TestbedFailure if the thread is interrupted: what has not begun then never does
     * @throws RuntimeException the first failure, or the first {@code Error}
     */
    public <T> void each(Collection<T> things, Consumer<T> action) {
        List<Future<?>> underway = new ArrayList<>();
        things.forEach(thing -> underway.add(threads.submit(() -> action.accept(thing))));
        boolean interrupted = false;
        List<ExecutionException> failures = new ArrayList<>();
        for (Future<?> each : underway) {
            interrupted |= await(each, underway, failures);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new TestbedFailure("interrupted");
        }
        if (!failures.isEmpty()) {
            throw FutureFailure.rethrown(failures.get(0));
        }
    }

    /** Waits for one to be over; whether the thread was interrupted meanwhile. */
    private static boolean await(Future<?> one, List<Future<?>> all, List<ExecutionException> failures) {
        boolean interrupted = false;
        while (!one.isCancelled()) {
            try {
                one.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                all.forEach(each -> each.cancel(false));
            } catch (ExecutionException e) {
                failures.add(e);
                break;
            }
        }
        return interrupted;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
