package dev.wringer.harness.hostprocess;

import java.util.concurrent.ExecutionException;

/** What another thread has thrown, for whoever waited for it. */
public final class FutureFailure {

    private FutureFailure() {}

    /**
     * What is to be thrown here.
     *
     * @throws Error if it was one
     */
    public static RuntimeException rethrown(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }
}
