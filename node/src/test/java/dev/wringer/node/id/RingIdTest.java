package dev.wringer.node.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic modulo 2^160, held against {@link BigInteger}. */
class RingIdTest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(RingId.BITS);

    /** Random ids, and those where carries and borrows run through whole words. */
    private static List<RingId> samples() {
        List<RingId> ids = new ArrayList<>();
        Random random = new Random(42);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[RingId.BYTES];
            random.nextBytes(bytes);
            ids.add(RingId.ofBytes(bytes));
        }
        for (String hex : List.of(
                "0000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000001",
                "00000000000000000000000000000000ffffffff",
                "0000000000000000000000000000000100000000",
                "0000000000000000ffffffffffffffffffffffff",
                "0000000000000000ffffffffffffffff00000000",
                "000000000000000100000000ffffffff00000000",
                "0000000000000001000000000000000000000000",
                "7fffffffffffffffffffffffffffffffffffffff",
                "8000000000000000000000000000000000000000",
                "ffffffffffffffff000000000000000000000000",
                "ffffffffffffffffffffffffffffffffffffffff")) {
            ids.add(RingId.parse(hex));
        }
        return ids;
    }

    private static BigInteger number(RingId id) {
        return new BigInteger(1, id.toBytes());
    }

    @Test
    void distanceIsTheDifferenceModulo() {
        for (RingId from : samples()) {
            for (RingId to : samples()) {
                assertThat(number(from.distanceTo(to)))
                        .as("%s to %s", from, to)
                        .isEqualTo(number(to).subtract(number(from)).mod(MODULUS));
            }
        }
    }

    @Test
    void powersOfTwoAreAddedModulo() {
        for (RingId id : samples()) {
            for (int exponent = 0; exponent < RingId.BITS; exponent++) {
                assertThat(number(id.plusPowerOfTwo(exponent)))
                        .as("%s + 2^%d", id, exponent)
                        .isEqualTo(number(id)
                                .add(BigInteger.ONE.shiftLeft(exponent))
                                .mod(MODULUS));
            }
        }
    }

    @Test
    void thereIsNoFingerOutsideTheIdentifierSpace() {
        assertThatIllegalArgumentException().isThrownBy(() -> RingId.ZERO.plusPowerOfTwo(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> RingId.ZERO.plusPowerOfTwo(160));
    }

    @Test
    void orderIsUnsigned() {
        for (RingId a : samples()) {
            for (RingId b : samples()) {
                assertThat(Integer.signum(a.compareTo(b))).isEqualTo(number(a).compareTo(number(b)));
                assertThat(a.equals(b)).isEqualTo(number(a).equals(number(b)));
                assertThat(!a.equals(b) || a.hashCode() == b.hashCode()).isTrue();
            }
        }
    }

    @Test
    void betweenIsStrictAndCircular() {
        List<RingId> some = samples().subList(50, 72);
        for (RingId from : some) {
            for (RingId id : some) {
                for (RingId to : some) {
                    BigInteger reach = number(from.distanceTo(id));
                    BigInteger length = from.equals(to) ? MODULUS : number(from.distanceTo(to));
                    boolean expected = reach.signum() > 0 && reach.compareTo(length) < 0;
                    assertThat(id.isBetween(from, to))
                            .as("between(%s, %s, %s)", from, id, to)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void highestBitIsThatOfTheNumber() {
        for (RingId id : samples()) {
            assertThat(id.highestBit()).isEqualTo(number(id).bitLength() - 1);
        }
    }

    @Test
    void bytesAndTextGoThereAndBack() {
        for (RingId id : samples()) {
            assertThat(RingId.ofBytes(id.toBytes())).isEqualTo(id);
            assertThat(RingId.parse(id.toString())).isEqualTo(id);
            assertThat(id.toString()).hasSize(40).startsWith(id.toShortString());
            assertThat(id.fraction()).isBetween(0.0, Math.nextDown(1.0));
        }
    }

    @Test
    void malformedTextAndBytesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RingId.parse("00"));
        assertThatIllegalArgumentException().isThrownBy(() -> RingId.parse("g".repeat(40)));
        assertThatIllegalArgumentException().isThrownBy(() -> RingId.ofBytes(new byte[19]));
    }

    @Test
    void keysAreSha1() {
        assertThat(Keys.ofText("abc")).hasToString("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(Keys.ofContents("a".getBytes(StandardCharsets.UTF_8), new byte[] {'b', 'c'}))
                .isEqualTo(Keys.ofText("abc"));
        assertThat(Keys.ofVirtualNode("node-1:4000", 3)).isEqualTo(Keys.ofText("node-1:4000/3"));
    }
}
