package dev.wringer.harness.testee;

/** A host under test did not answer, or not as the contract says. The message is one line. */
public final class TesteeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TesteeFailure(String message) {
        super(message);
    }
}
