package dev.wringer.harness.toxiproxy;

import io.netty.buffer.ByteBuf;

/** A stage that holds nothing back. */
abstract class PassingStage extends Stage {

    private boolean closed; // lets nothing pass any more

    /** What becomes of bytes while the stage is open. */
    abstract void pass(ByteBuf bytes);

    /** Ends the direction on the stage's own account; what still comes in is dropped. */
    final void close(Ending ending) {
        if (!closed) {
            closed = true;
            next().end(ending);
        }
    }

    @Override
    public final void accept(ByteBuf bytes) {
        if (closed) {
            bytes.release();
        } else {
            pass(bytes);
        }
    }

    @Override
    public void end(Ending ending) {
        close(ending);
    }

    @Override
    final long held() {
        return 0;
    }

    @Override
    void remove() {
        closed = true;
    }

    @Override
    void discard() {
        closed = true;
    }
}
