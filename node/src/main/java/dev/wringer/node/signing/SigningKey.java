package dev.wringer.node.signing;

import dev.wringer.node.block.Bytes;
import dev.wringer.node.block.SignedBlock;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.util.Random;

/** Somebody who publishes signed blocks: an Ed25519 key pair. Stateless once made. */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    private final PrivateKey privateKey;
    private final Bytes publicKey;

    private SigningKey(KeyPair pair) {
        privateKey = pair.getPrivate();
        publicKey = encode(((EdECPublicKey) pair.getPublic()).getPoint());
    }

    /** The key pair that belongs to {@code seed}: always the same one, hence for experiments only, no secret at all. */
    public static SigningKey ofSeed(long seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(KEY_BYTES * Byte.SIZE - 1, new SeededBytes(seed));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform since 15 has Ed25519", e);
        }
    }

    /** The public half, 32 bytes as in RFC 8032. */
    public Bytes publicKey() {
        return publicKey;
    }

    /** A block that replaces those of lower numbers under the same salt. Signatures are deterministic. */
    public SignedBlock sign(Bytes salt, long number, Bytes payload) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(privateKey);
            signer.update(SignedBlock.signedText(salt, number, payload).toByteArray());
            Bytes signature = Bytes.copyOf(signer.sign());
            return new SignedBlock(SignedBlock.keyOf(publicKey, salt), publicKey, salt, number, payload, signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the key is well-formed, so signing cannot fail", e);
        }
    }

    /** RFC 8032 §5.1.2: little-endian y, with the oddness of x in the topmost bit. */
    private static Bytes encode(EdECPoint point) {
        byte[] bigEndian = point.getY().toByteArray(); // as short as possible: y may have leading zeros
        byte[] encoded = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(bigEndian.length, KEY_BYTES); i++) {
            encoded[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (point.isXOdd()) {
            encoded[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return Bytes.copyOf(encoded);
    }

    /** Hands the generator bytes that follow from a seed: all that it draws is the private key. */
    private static final class SeededBytes extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final Random random;

        SeededBytes(long seed) {
            random = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}
