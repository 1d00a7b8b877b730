package dev.wringer.harness.toxiproxy;

/** A server cannot do what it was asked to. The message is one line that says why. */
public final class ToxiproxyFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToxiproxyFailure(String message) {
        super(message);
    }
}
