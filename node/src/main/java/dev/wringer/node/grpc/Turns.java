package dev.wringer.node.grpc;

import java.util.concurrent.TimeUnit;

/**
 * Waiting that is counted in turns of an event loop, each begun when the one before is over. On an idle machine that is a
 * time like any other. On an overloaded one every turn comes late, and so does the peer that one waits for: whoever
 * waits is then the more patient, and does not add to the load by dialling anew.
 */
final class Turns {

    /** How long a turn takes at least. */
    static final int MILLIS = 250;

    private Turns() {}

    /**
     * Runs {@code task} on the loop when so many turns are over.
     *
     * @param turns ≥ 1
     */
    static void after(int turns, EventLoop loop, Runnable task) {
        loop.schedule(TimeUnit.MILLISECONDS.toNanos(MILLIS), turns == 1 ? task : () -> after(turns - 1, loop, task));
    }
}
