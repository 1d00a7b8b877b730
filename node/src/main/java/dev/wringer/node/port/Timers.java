package dev.wringer.node.port;

/** Time as a host sees it: virtual in simulation, monotonic otherwise. */
public interface Timers {

    /** Nanoseconds since some fixed moment; never goes back. */
    long nowNanos();

    /**
     * Runs {@code task} once, {@code delayNanos} from now, unless it is cancelled or the host dies first.
     *
     * @param delayNanos ≥ 0
     */
    Timer schedule(long delayNanos, Runnable task);

    /** A task that waits for its time. */
    interface Timer {
        /** Makes sure that the task never runs; no effect once it has run. */
        void cancel();
    }
}
