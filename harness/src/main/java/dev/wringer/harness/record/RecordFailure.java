package dev.wringer.harness.record;

/** The record cannot be written or read: the message is one line that names the file, the cause and the remedy. */
public final class RecordFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with its cause. */
    public RecordFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
