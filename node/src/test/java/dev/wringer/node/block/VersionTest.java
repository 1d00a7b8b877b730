package dev.wringer.node.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;
import dev.wringer.node.signing.SigningKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {

    private static final RingId LOW = RingId.ofHighBits(0x7fff_ffff_ffff_ffffL);
    private static final RingId HIGH = RingId.ofHighBits(0x8000_0000_0000_0000L); // negative if it were signed

    @Test
    void theHigherNumberWinsWhateverTheDigests() {
        assertThat(new Version(2, LOW).supersedes(new Version(1, HIGH))).isTrue();
        assertThat(new Version(1, HIGH).supersedes(new Version(2, LOW))).isFalse();
        assertThat(new Version(0, LOW).supersedes(new Version(-1, HIGH))).isTrue();
    }

    @Test
    void ofEqualNumbersTheHigherUnsignedDigestWins() {
        assertThat(new Version(1, HIGH).supersedes(new Version(1, LOW))).isTrue();
        assertThat(new Version(1, LOW).supersedes(new Version(1, HIGH))).isFalse();
        assertThat(new Version(1, HIGH).supersedes(new Version(1, HIGH))).isFalse();
    }

    @Test
    void theOrderIsTotal() {
        List<Version> inOrder = List.of(
                new Version(Long.MIN_VALUE, HIGH),
                new Version(-1, LOW),
                new Version(0, LOW),
                new Version(0, HIGH),
                new Version(Long.MAX_VALUE, RingId.ZERO));
        assertThat(inOrder).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void isTakenFromWhatABlockSays() {
        SignedBlock block = SigningKey.ofSeed(1).sign(Bytes.ofText("salt"), 5, Bytes.ofText("payload"));
        assertThat(block.version()).isEqualTo(new Version(5, Keys.ofText("payload")));
        assertThat(block.version()).hasToString("5/" + Keys.ofText("payload").toShortString());
    }

    /** Ed25519 allows several signatures of one payload: readers see no difference, so there is nothing to decide. */
    @Test
    void theSignatureDoesNotMatter() {
        SignedBlock block = SigningKey.ofSeed(1).sign(Bytes.EMPTY, 5, Bytes.ofText("payload"));
        SignedBlock signedAgain = new SignedBlock(
                block.key(), block.publicKey(), block.salt(), block.number(), block.payload(), Bytes.EMPTY);
        assertThat(signedAgain.version()).isEqualTo(block.version());
    }

    @Test
    void numberAndDigestAreInTheBytes() {
        Version version = new Version(0x0102_0304_0506_0708L, HIGH);
        assertThat(version.toBytes()).hasSize(Version.BYTES).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 0x80, 0);
        assertThat(new BlockVersion(LOW, version).toBytes())
                .hasSize(BlockVersion.BYTES)
                .startsWith(LOW.toBytes())
                .endsWith(version.toBytes());
    }
}
