package dev.wringer.node.block;

import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A <i>signed</i> block (the public-key block of CFS'01 §4.1): its key is the SHA-1 of {@code publicKey ‖ salt}, so only
 * the holder of the private key can make blocks that live there; each new one has a higher number and replaces the older.
 * Made by whoever has the private key, in {@code node.signing}.
 *
 * <p>Immutable. Whether it is authentic is found out once for each object: checking a signature takes a hundred times as long as
 * all else that becomes of a block in simulation, where nodes hand on the object itself. What comes over a network or off a disk is
 * a new object, and is checked.
 */
public final class SignedBlock implements Block {

    private final RingId key;
    private final Bytes publicKey;
    private final Bytes salt;
    private final long number;
    private final Bytes payload;
    private final Bytes signature;
    private @Nullable Boolean authentic; // null until somebody asks; whoever computes it again comes to the same

    /**
     * A block of these parts, which need not fit together.
     *
     * @param key the key that somebody claims for this block
     * @param publicKey an Ed25519 public key, 32 bytes as in RFC 8032
     * @param salt tells the blocks of one signer apart; any length
     * @param number of its version, by convention &gt; 0, so that every signed block is newer than none
     * @param signature Ed25519 over {@code length of salt ‖ salt ‖ number ‖ payload} (4 and 8 bytes
     *     for the numbers, big-endian), 64 bytes as in RFC 8032
     */
    public SignedBlock(RingId key, Bytes publicKey, Bytes salt, long number, Bytes payload, Bytes signature) {
        this.key = key;
        this.publicKey = publicKey;
        this.salt = salt;
        this.number = number;
        this.payload = payload;
        this.signature = signature;
    }

    @Override
    public RingId key() {
        return key;
    }

    /** The key by which the signature is checked. */
    public Bytes publicKey() {
        return publicKey;
    }

    /** What tells the blocks of one signer apart. */
    public Bytes salt() {
        return salt;
    }

    /** The number of its version. */
    public long number() {
        return number;
    }

    @Override
    public Bytes payload() {
        return payload;
    }

    /** The signature over all of it. */
    public Bytes signature() {
        return signature;
    }

    /** The key of the blocks that the holder of {@code publicKey} publishes under {@code salt}. */
    public static RingId keyOf(Bytes publicKey, Bytes salt) {
        return Keys.ofContents(publicKey.toByteArray(), salt.toByteArray());
    }

    /** {@inheritDoc} Computed at each call. */
    @Override
    public Version version() {
        return Version.of(number, payload);
    }

    /** {@inheritDoc} A malformed public key or signature makes a block that is not authentic. */
    @Override
    public boolean isAuthentic() {
        Boolean known = authentic;
        if (known == null) {
            known = key.equals(keyOf(publicKey, salt))
                    && Ed25519.verify(publicKey, signedText(salt, number, payload), signature);
            authentic = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedBlock block
                && key.equals(block.key)
                && publicKey.equals(block.publicKey)
                && salt.equals(block.salt)
                && number == block.number
                && payload.equals(block.payload)
                && signature.equals(block.signature);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, publicKey, salt, number, payload, signature);
    }

    @Override
    public String toString() {
        return "SignedBlock[key=" + key + ", salt=" + salt + ", number=" + number + ", payload=" + payload + "]";
    }

    /**
     * What the signature covers. The length of the salt goes first, lest a signature be moved to another salt by shifting
     * the border between salt and number.
     */
    public static Bytes signedText(Bytes salt, long number, Bytes payload) {
        byte[] text = new byte[Integer.BYTES + salt.length() + Long.BYTES + payload.length()];
        bigEndian(salt.length(), Integer.BYTES, text, 0);
        System.arraycopy(salt.toByteArray(), 0, text, Integer.BYTES, salt.length());
        bigEndian(number, Long.BYTES, text, Integer.BYTES + salt.length());
        System.arraycopy(payload.toByteArray(), 0, text, text.length - payload.length(), payload.length());
        return Bytes.copyOf(text);
    }

    private static void bigEndian(long number, int length, byte[] target, int offset) {
        for (int i = 0; i < length; i++) {
            target[offset + i] = (byte) (number >>> (Byte.SIZE * (length - 1 - i)));
        }
    }
}
