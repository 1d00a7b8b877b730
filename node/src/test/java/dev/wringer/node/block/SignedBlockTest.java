package dev.wringer.node.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.id.Keys;
import dev.wringer.node.signing.SigningKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Signed blocks: key = SHA-1(public key ‖ salt), signature over salt, version and payload. */
class SignedBlockTest {

    private static final Bytes SALT = Bytes.ofText("front page");

    private final SigningKey author = SigningKey.ofSeed(1);
    private final SigningKey forger = SigningKey.ofSeed(2);
    private final SignedBlock block = author.sign(SALT, 3, Bytes.ofText("news"));

    @Test
    void isAuthenticAsSigned() {
        assertThat(block.isAuthentic()).isTrue();
        assertThat(block.version()).isEqualTo(new Version(3, Keys.ofText("news")));
        assertThat(block.key()).isEqualTo(Keys.ofContents(author.publicKey().toByteArray(), SALT.toByteArray()));
        assertThat(author.sign(SALT, 4, Bytes.EMPTY).key()).isEqualTo(block.key());
        assertThat(author.sign(Bytes.EMPTY, 1, Bytes.EMPTY).isAuthentic()).isTrue();
    }

    @Test
    void signingIsDeterministic() {
        assertThat(SigningKey.ofSeed(1).sign(SALT, 3, Bytes.ofText("news"))).isEqualTo(block);
        assertThat(SigningKey.ofSeed(2).publicKey()).isNotEqualTo(author.publicKey());
    }

    @Test
    void forgedPayload() {
        assertForged(new SignedBlock(block.key(), block.publicKey(), SALT, 3, Bytes.ofText("lies"), block.signature()));
    }

    @Test
    void raisedVersion() {
        assertForged(new SignedBlock(block.key(), block.publicKey(), SALT, 4, block.payload(), block.signature()));
    }

    @Test
    void otherSaltUnderTheSameKey() {
        assertForged(new SignedBlock(
                block.key(), block.publicKey(), Bytes.ofText("page 2"), 3, block.payload(), block.signature()));
    }

    @Test
    void signatureMovedToAnotherSalt() {
        Bytes longer = Bytes.ofText("front page\0");
        assertForged(new SignedBlock(
                SignedBlock.keyOf(block.publicKey(), longer),
                block.publicKey(),
                longer,
                3L << Byte.SIZE,
                block.payload(),
                block.signature()));
    }

    @Test
    void signedBySomebodyElse() {
        SignedBlock forged = forger.sign(SALT, 9, Bytes.ofText("lies"));
        assertForged(new SignedBlock(block.key(), forged.publicKey(), SALT, 9, forged.payload(), forged.signature()));
        assertForged(new SignedBlock(block.key(), block.publicKey(), SALT, 9, forged.payload(), forged.signature()));
    }

    @Test
    void anotherKey() {
        assertForged(new SignedBlock(
                Keys.ofText("elsewhere"), block.publicKey(), SALT, 3, block.payload(), block.signature()));
    }

    @Test
    void malformedSignaturesAndKeysAreNoReasonToThrow() {
        for (Bytes malformed : new Bytes[] {
            Bytes.EMPTY,
            Bytes.copyOf(new byte[31]),
            Bytes.copyOf(new byte[32]),
            Bytes.copyOf(new byte[64]),
            allOnes(32),
            allOnes(64)
        }) {
            assertForged(new SignedBlock(block.key(), block.publicKey(), SALT, 3, block.payload(), malformed));
            assertForged(new SignedBlock(
                    SignedBlock.keyOf(malformed, SALT), malformed, SALT, 3, block.payload(), block.signature()));
        }
    }

    /** RFC 8032 §7.1, TEST 2: keys and signatures are those of everybody else. */
    @Test
    void verifiesSignaturesOfTheStandard() {
        Bytes publicKey = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        Bytes signature = hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(Ed25519.verify(publicKey, Bytes.copyOf(new byte[] {0x72}), signature))
                .isTrue();
        assertThat(Ed25519.verify(publicKey, Bytes.copyOf(new byte[] {0x73}), signature))
                .isFalse();
    }

    private static void assertForged(Block forged) {
        assertThat(forged.isAuthentic()).isFalse();
    }

    private static Bytes allOnes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return Bytes.copyOf(bytes);
    }

    private static Bytes hex(String text) {
        return Bytes.copyOf(HexFormat.of().parseHex(text));
    }
}
