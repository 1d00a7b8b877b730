package dev.wringer.node.grpc;

import dev.wringer.node.port.Timers;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single thread on which everything that concerns one host happens, one task after the other: its virtual nodes, its
 * timers, and, to spare two changes of thread for each call, its sockets too.
 *
 * <p>A task that fails is logged, and the loop goes on. Once stopped, nothing runs any more. Thread-safe.
 */
public final class EventLoop implements Timers, Executor {

    private final Logger log;
    private final io.netty.channel.EventLoop thread;
    private volatile boolean stopped;

    EventLoop(String host, io.netty.channel.EventLoop thread) {
        this.log = LoggerFactory.getLogger(host);
        this.thread = thread;
    }

    @Override
    public long nowNanos() {
        return System.nanoTime();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        try {
            Future<?> scheduled = thread.schedule(() -> run(task), delayNanos, TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
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
        if (!stopped) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("a task failed", e);
            }
        }
    }
}
