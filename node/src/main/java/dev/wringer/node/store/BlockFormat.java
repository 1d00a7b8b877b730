package dev.wringer.node.store;

import dev.wringer.node.block.Block;
import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.ContentBlock;
import dev.wringer.node.block.SignedBlock;
import dev.wringer.node.id.RingId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Blocks as bytes on file, without their keys. A content block is the byte 1 and its payload; a signed block the byte 2,
 * its number (8 bytes), then public key, salt, signature and payload, each behind its length (4 bytes); all big-endian.
 * Stateless.
 */
final class BlockFormat {

    private static final byte CONTENT = 1;
    private static final byte SIGNED = 2;

    private BlockFormat() {}

    static byte[] write(Block block) {
        if (block instanceof SignedBlock signed) {
            List<Bytes> parts = List.of(signed.publicKey(), signed.salt(), signed.signature(), signed.payload());
            int length = parts.stream()
                    .mapToInt(part -> Integer.BYTES + part.length())
                    .sum();
            ByteBuffer bytes = ByteBuffer.allocate(1 + Long.BYTES + length);
            bytes.put(SIGNED).putLong(signed.number());
            parts.forEach(part -> bytes.putInt(part.length()).put(part.toByteArray()));
            return bytes.array();
        }
        return ByteBuffer.allocate(1 + block.payload().length())
                .put(CONTENT)
                .put(block.payload().toByteArray())
                .array();
    }

    /** A block that fails verification, if the bytes are not what was written: whoever asks for it verifies it. */
    static Block read(RingId key, byte[] written) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(written);
            if (bytes.get() != SIGNED) {
                return new ContentBlock(key, next(bytes, bytes.remaining()));
            }
            long number = bytes.getLong();
            Bytes publicKey = next(bytes, bytes.getInt());
            Bytes salt = next(bytes, bytes.getInt());
            Bytes signature = next(bytes, bytes.getInt());
            Bytes payload = next(bytes, bytes.getInt());
            return new SignedBlock(key, publicKey, salt, number, payload, signature);
        } catch (BufferUnderflowException e) {
            return new ContentBlock(key, Bytes.EMPTY);
        }
    }

    private static Bytes next(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return Bytes.copyOf(bytes);
    }
}
