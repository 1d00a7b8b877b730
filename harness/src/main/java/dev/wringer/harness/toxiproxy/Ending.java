package dev.wringer.harness.toxiproxy;

/** How the bytes of one direction come to their end. */
enum Ending {
    /** The sender sends no more, and may go on receiving: a FIN. */
    FINISHED,
    /** The receiver's end is closed once it has got what came before; the other direction then ends as well. */
    CLOSED,
    /** Both ends are reset at once: an RST. */
    RESET
}
