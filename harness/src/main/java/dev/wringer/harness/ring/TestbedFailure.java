package dev.wringer.harness.ring;

/** The testbed itself failed: says nothing about the protocol. The message is one line with cause and remedy. */
public final class TestbedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure that the testbed found out by itself. */
    public TestbedFailure(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public TestbedFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
