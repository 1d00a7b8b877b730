package dev.wringer.harness.testee;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * A call to a host under test came to nothing: whose fault that is depends on what has become of the host. The message is one
 * line that begins with the call's name.
 */
public final class TesteeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    TesteeFailure(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** Whether the host has refused it, without effect, because it is larger than the host accepts. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** What a future of an answer has failed with, without the wrappers that futures put round it. */
    public static Throwable causeOf(Throwable why) {
        boolean wrapper = why instanceof CompletionException || why instanceof ExecutionException;
        Throwable cause = why.getCause();
        return wrapper && cause != null ? causeOf(cause) : why;
    }
}
