package dev.wringer.harness.containers;

import java.util.concurrent.ExecutionException;

/** What another thread has thrown, for whoever waited for it. */
final class FutureFailure {

    private FutureFailure() {}

    /**
     * What is to be thrown here.
     *
     * @throws Error if it was one
     */
    static RuntimeException rethrown(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }
}
