package dev.wringer.harness.conformance;

import dev.wringer.harness.testee.TesteeFailure;

/** A host has not answered a call. The message is one line that begins with the name of the call. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String host;

    NoAnswer(String host, TesteeFailure why) {
        super(why.getMessage(), why);
        this.host = host;
    }

    /** Whose answer is missing: the logical address of a host. */
    String host() {
        return host;
    }
}
