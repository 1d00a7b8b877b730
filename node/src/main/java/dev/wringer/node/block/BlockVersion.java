package dev.wringer.node.block;

import dev.wringer.node.id.RingId;
import java.util.Arrays;

/**
 * Which block, without its contents.
 *
 * @param version see {@link Block#version}
 */
public record BlockVersion(RingId key, long version) {

    /** How many bytes {@link #toBytes} gives. */
    public static final int BYTES = RingId.BYTES + Long.BYTES;

    /** The key, then the version, both big-endian. */
    public byte[] toBytes() {
        byte[] bytes = Arrays.copyOf(key.toBytes(), BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[BYTES - 1 - i] = (byte) (version >>> (Byte.SIZE * i));
        }
        return bytes;
    }
}
