package dev.wringer.harness.sim;

/**
 * A message on its way that has to wait for its turn. By identity.
 */
final class Parcel {

    private final int from;
    private final int to;
    private final SimEvent message;

    /**
     * @param from the number of the sending host
     * @param to the number of the receiving host
     */
    Parcel(int from, int to, SimEvent message) {
        this.from = from;
        this.to = to;
        this.message = message;
    }

    SimEvent message() {
        return message;
    }

    /** The number of the receiving host. */
    int to() {
        return to;
    }

    /** The number of the link that it travels on: different for any two links. */
    long link() {
        return ((long) from << Integer.SIZE) | to;
    }
}
