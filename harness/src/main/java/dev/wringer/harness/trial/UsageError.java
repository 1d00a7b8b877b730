package dev.wringer.harness.trial;

/** What was asked for cannot be run: the message is one line that says what is wrong and what would be right. */
public final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An error with its one line. */
    public UsageError(String message) {
        super(message);
    }
}
