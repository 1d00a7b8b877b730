package dev.wringer.harness.toxiproxy;

import io.netty.buffer.ByteBuf;

/** Drops everything. */
final class Nowhere implements Outlet {

    @Override
    public void accept(ByteBuf bytes) {
        bytes.release();
    }

    @Override
    public void end(Ending ending) {
        // There is nobody to be told.
    }
}
