package dev.wringer.node.block;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Checks Ed25519 signatures (RFC 8032). Stateless. */
final class Ed25519 {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    private Ed25519() {}

    /** Whether {@code signature} over {@code text} was made with the counterpart of {@code publicKey}; malformed: no. */
    static boolean verify(Bytes publicKey, Bytes text, Bytes signature) {
        if (publicKey.length() != KEY_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(decode(publicKey));
            verifier.update(text.toByteArray());
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException e) { // not a point of the curve, or not the form of a signature
            return false;
        }
    }

    /** RFC 8032 §5.1.3: little-endian y, with the oddness of x in the topmost bit. */
    private static PublicKey decode(Bytes encoded) throws GeneralSecurityException {
        byte[] bigEndian = reversed(encoded.toByteArray());
        boolean xIsOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
