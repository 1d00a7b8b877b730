package dev.wringer.cli;

import java.lang.Thread.UncaughtExceptionHandler;

/** Tells in one line of failures in threads that nobody awaits. */
final class StrayFailures implements UncaughtExceptionHandler {

    /**
     * The group of Testcontainers' own threads. At the end of the process they remove containers too, and trip over those that
     * are just being removed, or over an engine that is gone, which has been told already.
     */
    private static final String OF_TESTCONTAINERS = "testcontainers";

    private final Terminal terminal;

    StrayFailures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        ThreadGroup group = thread.getThreadGroup(); // null once the thread is dead
        if (group == null || !group.getName().equals(OF_TESTCONTAINERS)) {
            terminal.err().println("wringer: unexpected " + e + " in the thread " + thread.getName());
        }
    }
}
