package dev.wringer.harness.junit;

/** A client was handed a block that does not belong under its key: a failed check that no broken premise excuses. */
final class IntegrityFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    IntegrityFailure(String message) {
        super(message);
    }
}
