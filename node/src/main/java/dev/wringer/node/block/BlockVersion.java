package dev.wringer.node.block;

import dev.wringer.node.id.RingId;
import java.util.Arrays;

/**
 * Which block, without its contents.
 *
 * @param version see {@link Block#version}
 */
public record BlockVersion(RingId key, Version version) {

    /** How many bytes {@link #toBytes} gives. */
    public static final int BYTES = RingId.BYTES + Version.BYTES;

    /** The key, then {@linkplain Version#toBytes the version}. */
    public byte[] toBytes() {
        byte[] bytes = Arrays.copyOf(key.toBytes(), BYTES);
        System.arraycopy(version.toBytes(), 0, bytes, RingId.BYTES, Version.BYTES);
        return bytes;
    }
}
