package dev.wringer.harness.ring;

/** The ring did not reach a condition within the bound that the protocol's rounds give it: a check that failed. */
public final class NotReached extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** A message that names the condition, the bound and what is missing. */
    public NotReached(String message) {
        super(message);
    }
}
