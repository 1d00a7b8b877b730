package dev.wringer.harness.toxiproxy;

import io.netty.buffer.ByteBuf;

/** Where bytes of one direction go next: a toxic's stage, or the receiver. Used by the connection's event loop only. */
interface Outlet {

    /**
     * Takes the next bytes, and with them the duty to release them. What comes after an end is of no interest.
     *
     * @param bytes at least one
     */
    void accept(ByteBuf bytes);

    /** Takes notice that no bytes will follow. */
    void end(Ending ending);
}
