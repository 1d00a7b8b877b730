package dev.wringer.node.id;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A point on the identifier circle: an unsigned 160-bit integer, arithmetic modulo 2^160 (TON'03 §IV-A).
 *
 * <p>Immutable and thread-safe. The order of {@link #compareTo} is the unsigned numeric order that starts at zero; on
 * the circle only {@link #isBetween} and {@link #distanceTo} have a meaning.
 */
public final class RingId implements Comparable<RingId> {

    /** Width of the identifier space in bits. */
    public static final int BITS = 160;

    /** Width of the identifier space in bytes. */
    public static final int BYTES = BITS / Byte.SIZE;

    /** The origin of the circle. */
    public static final RingId ZERO = new RingId(0, 0, 0);

    private static final int HEX_DIGITS = BITS / 4;

    private final long high; // bits 159..96
    private final long middle; // bits 95..32
    private final int low; // bits 31..0

    private RingId(long high, long middle, int low) {
        this.high = high;
        this.middle = middle;
        this.low = low;
    }

    /**
     * The id whose big-endian representation is {@code bytes}.
     *
     * @throws IllegalArgumentException unless there are exactly {@link #BYTES} of them
     */
    public static RingId ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a ring id has " + BYTES + " bytes, not " + bytes.length);
        }
        return new RingId(longAt(bytes, 0), longAt(bytes, 8), (int) (longAt(bytes, 12) & 0xffff_ffffL));
    }

    /** The id whose top 64 bits are {@code bits}, all others zero: handy for ids spread over the whole circle. */
    public static RingId ofHighBits(long bits) {
        return new RingId(bits, 0, 0);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException unless {@code hex} is exactly 40 hexadecimal digits
     */
    public static RingId parse(String hex) {
        if (hex.length() != HEX_DIGITS) {
            throw new IllegalArgumentException("a ring id has " + HEX_DIGITS + " hexadecimal digits: '" + hex + "'");
        }
        try {
            return new RingId(
                    Long.parseUnsignedLong(hex, 0, 16, 16),
                    Long.parseUnsignedLong(hex, 16, 32, 16),
                    Integer.parseUnsignedInt(hex, 32, 40, 16));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a hexadecimal ring id: '" + hex + "'", e);
        }
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = offset; i < offset + 8; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    /**
     * Whether this id lies strictly inside the arc that runs clockwise from {@code from} to {@code to}: ZAVE'17's
     * <i>between(from, this, to)</i>. If both ends are the same point, the arc is the whole circle but that point.
     */
    public boolean isBetween(RingId from, RingId to) {
        int ends = from.compareTo(to);
        if (ends < 0) {
            return from.compareTo(this) < 0 && compareTo(to) < 0;
        }
        if (ends > 0) {
            return from.compareTo(this) < 0 || compareTo(to) < 0;
        }
        return !equals(from);
    }

    /** How far one walks clockwise from here to reach {@code target}: {@code target − this} modulo 2^160. */
    public RingId distanceTo(RingId target) {
        long lowDifference = (target.low & 0xffff_ffffL) - (low & 0xffff_ffffL);
        long borrowLow = lowDifference < 0 ? 1 : 0;
        long middleDifference = target.middle - middle - borrowLow;
        boolean borrowMiddle =
                Long.compareUnsigned(target.middle, middle) < 0 || (borrowLow == 1 && target.middle == middle);
        return new RingId(target.high - high - (borrowMiddle ? 1 : 0), middleDifference, (int) lowDifference);
    }

    /**
     * The start of finger {@code exponent}: {@code this + 2^exponent} modulo 2^160 (TON'03 Table I).
     *
     * @param exponent 0 … {@link #BITS} − 1
     */
    public RingId plusPowerOfTwo(int exponent) {
        if (exponent < 0 || exponent >= BITS) {
            throw new IllegalArgumentException("exponent " + exponent + " is outside 0 … " + (BITS - 1));
        }
        if (exponent >= 96) {
            return new RingId(high + (1L << (exponent - 96)), middle, low);
        }
        if (exponent >= 32) {
            long sum = middle + (1L << (exponent - 32));
            return new RingId(high + (Long.compareUnsigned(sum, middle) < 0 ? 1 : 0), sum, low);
        }
        int lowSum = low + (1 << exponent);
        if (Integer.compareUnsigned(lowSum, low) >= 0) {
            return new RingId(high, middle, lowSum);
        }
        return new RingId(high + (middle == -1L ? 1 : 0), middle + 1, lowSum);
    }

    /**
     * How far {@code target} is, as the exponent of a power of two: {@code distanceTo(target).highestBit()}, without the
     * detour over the distance.
     */
    public int distanceExponent(RingId target) {
        long highDifference = target.high - high;
        if (highDifference != 0 && highDifference != 1) { // a borrow from below changes at most the value 1 to 0 …
            long borrowed = highDifference - 1; // … or a power of two to what lies just below it
            if ((highDifference & borrowed) != 0) {
                return BITS - 1 - Long.numberOfLeadingZeros(highDifference);
            }
        }
        return distanceTo(target).highestBit();
    }

    /** The position of the highest bit that is set, or −1 for {@link #ZERO}. */
    public int highestBit() {
        if (high != 0) {
            return 159 - Long.numberOfLeadingZeros(high);
        }
        if (middle != 0) {
            return 95 - Long.numberOfLeadingZeros(middle);
        }
        return 31 - Integer.numberOfLeadingZeros(low);
    }

    /** The top 64 bits: uniformly spread for hashed ids, so they serve as a hash and to print a short name. */
    public long highBits() {
        return high;
    }

    /** The top 32 bits: enough to tell most ids of a ring apart in half the memory. */
    public int topBits() {
        return (int) (high >>> 32);
    }

    /** The id as a fraction of the circle, in [0, 1): for plots and statistics, not for decisions. */
    public double fraction() {
        return (high >>> 11) * 0x1.0p-53;
    }

    /** The big-endian representation, {@link #BYTES} long. */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (middle >>> (56 - 8 * i));
        }
        for (int i = 0; i < 4; i++) {
            bytes[16 + i] = (byte) (low >>> (24 - 8 * i));
        }
        return bytes;
    }

    @Override
    public int compareTo(RingId other) {
        if (high != other.high) {
            return Long.compareUnsigned(high, other.high);
        }
        if (middle != other.middle) {
            return Long.compareUnsigned(middle, other.middle);
        }
        return Integer.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RingId that && high == that.high && middle == that.middle && low == that.low);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high) * 31 + Long.hashCode(middle) + low;
    }

    /** The first eight hexadecimal digits: enough for a human to tell the nodes of a ring apart. */
    public String toShortString() {
        return toString().substring(0, 8);
    }

    /** Forty lower-case hexadecimal digits, most significant first. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016x%016x%08x", high, middle, low);
    }
}
