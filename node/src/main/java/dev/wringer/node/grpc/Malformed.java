package dev.wringer.node.grpc;

/** A message that nobody who keeps to the protocol sends. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * Says what is wrong.
     *
     * @param what one line that names the field
     */
    Malformed(String what) {
        super(what);
    }
}
