package dev.wringer.harness.record;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Tells a seal of every byte that goes through. */
final class SealingStream extends FilterOutputStream {

    private final Seal seal;

    SealingStream(OutputStream out, Seal seal) {
        super(out);
        this.seal = seal;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        seal.update(bytes, offset, length);
    }
}
