package dev.wringer.harness.toxiproxy;

/**
 * What one toxic does to one direction of one connection: bytes and their end come in, and go on to the next outlet in
 * the same order, later, in other pieces, or not at all. Used by the connection's event loop only; never blocks.
 */
abstract class Stage implements Outlet {

    private Outlet next = new Nowhere();

    /** Says where to hand things on; called before anything comes in, and again when a neighbour changes. */
    final void connect(Outlet outlet) {
        next = outlet;
    }

    /** Where to hand things on. */
    final Outlet next() {
        return next;
    }

    /** Goes on with other attributes. What is held already is treated by the new ones. */
    abstract void update(Toxic toxic);

    /** How many bytes have come in and neither gone on nor been dropped. */
    abstract long held();

    /**
     * The toxic has been taken away: hands on at once whatever is held, and does nothing from now on. Bytes that are not
     * there any more cannot be handed on: a stage that has dropped some closes the connection instead.
     */
    abstract void remove();

    /** The connection is gone: drops what is held, and does nothing from now on. */
    abstract void discard();

    /** Whether the end has come in and will never go on: the direction is over although the receiver has not heard of it. */
    boolean keepsTheEnd() {
        return false;
    }
}
