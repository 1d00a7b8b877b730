package dev.wringer.cli;

import java.lang.Thread.UncaughtExceptionHandler;

/** Tells in one line of failures in threads that nobody awaits. */
final class StrayFailures implements UncaughtExceptionHandler {

    /** At the end of the process Testcontainers removes containers too, and trips over those that are just being removed. */
    private static final String OF_DOCKER = "com.github.dockerjava.";

    private final Terminal terminal;

    StrayFailures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        if (!e.getClass().getName().startsWith(OF_DOCKER)) {
            terminal.err().println("wringer: unexpected " + e + " in the thread " + thread.getName());
        }
    }
}
