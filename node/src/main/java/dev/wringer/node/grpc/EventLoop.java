package dev.wringer.node.grpc;

import dev.wringer.node.port.Timers;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single thread on which everything that concerns one host happens, one task after the other: its virtual nodes, its
 * timers, and, to spare two changes of thread for each call, its sockets too.
 *
 * <p>A task that throws is the last one: what it was about to change may be half changed, so nothing may build on it. While
 * frozen, tasks and timers wait for their turn. Once stopped, nothing runs any more. Thread-safe.
 */
public final class EventLoop implements Timers, Executor {

    private final Logger log;
    private final io.netty.channel.EventLoop thread;
    private volatile boolean stopped;
    private volatile Consumer<Throwable> failureListener;

    // Used on the thread only.
    private boolean frozen;
    private final Deque<Runnable> held = new ArrayDeque<>(); // what waits, in order; empty unless frozen

    EventLoop(String host, io.netty.channel.EventLoop thread) {
        this.log = LoggerFactory.getLogger(host);
        this.thread = thread;
        this.failureListener = why -> log.error("a task failed, and none runs any more", why);
    }

    /** Has {@code listener} told of what the last task threw, on the thread; to be called before the first task. */
    void onFailure(Consumer<Throwable> listener) {
        failureListener = listener;
    }

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        try {
            ScheduledTask scheduled = new ScheduledTask(task);
            Future<?> due = thread.schedule(() -> run(scheduled), delayNanos, TimeUnit.NANOSECONDS);
            return () -> {
                scheduled.cancelled = true;
                due.cancel(false);
            };
        } catch (RejectedExecutionException e) { // the process ends
            return () -> {};
        }
    }

    /** Runs {@code task} soon, and never within this call: whoever calls can finish what it is at. */
    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            log.debug("the process ends, and a task is dropped");
        }
    }

    /** May be due and held when it is cancelled. */
    private static final class ScheduledTask implements Runnable {

        private final Runnable task;
        private volatile boolean cancelled;

        ScheduledTask(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }

    /**
     * Holds back all tasks and timers of this host until it is thawed. Its sockets stay open; what arrives is taken in,
     * as a kernel does for a stopped process, and waits.
     *
     * @return complete when none runs any more
     */
    public CompletableFuture<?> freeze() {
        return CompletableFuture.runAsync(() -> frozen = true, thread);
    }

    /** Lets the host go on, with what has waited first. */
    public void thaw() {
        thread.execute(() -> {
            frozen = false;
            while (!frozen && !held.isEmpty()) {
                run(held.remove());
            }
        });
    }

    /**
     * Lets no task and no timer of this host begin any more, but for {@code last}, which runs when the present task, if
     * any, is over: what belongs to the loop can be taken down in it.
     */
    void stop(Runnable last) {
        stopped = true;
        try {
            thread.execute(last);
        } catch (RejectedExecutionException e) {
            log.debug("the process ends, and nothing is taken down");
        }
    }

    /** How many tasks wait for their turn. */
    int waiting() {
        return thread instanceof SingleThreadEventExecutor queue ? queue.pendingTasks() : 0;
    }

    /** Where gRPC is to do its input and output. */
    EventLoopGroup sockets() {
        return thread;
    }

    private void run(Runnable task) {
        if (frozen) {
            held.add(task);
        } else if (!stopped) {
            try {
                task.run();
            } catch (Throwable e) { // whatever it is, the host is done for
                stopped = true;
                failureListener.accept(e);
            }
        }
    }
}
