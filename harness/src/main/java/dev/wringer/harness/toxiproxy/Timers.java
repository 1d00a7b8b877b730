package dev.wringer.harness.toxiproxy;

import io.netty.util.concurrent.Future;

/** The time of a connection's event loop. */
interface Timers {

    /** Nanoseconds since some fixed instant; never goes back. */
    long now();

    /**
     * Runs an action later, on the same event loop.
     *
     * @param delay in nanoseconds; at once if it is not positive
     * @return with which to call it off
     */
    Future<?> after(long delay, Runnable action);
}
