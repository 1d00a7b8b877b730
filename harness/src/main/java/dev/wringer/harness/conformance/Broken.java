package dev.wringer.harness.conformance;

/** A host does not do what a check is about. The message is what was seen, one line, without the host. */
final class Broken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String host;

    Broken(String host, String seen) {
        super(seen);
        this.host = host;
    }

    /** Who it was: the logical address of a host. */
    String host() {
        return host;
    }
}
