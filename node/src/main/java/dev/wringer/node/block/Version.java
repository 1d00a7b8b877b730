package dev.wringer.node.block;

import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;

/**
 * Which of the blocks that may live under one key: the number that its signer gave it, and what it says.
 *
 * <p>Versions are in total order, and the highest wins wherever two of them meet. A signer that gives one number to two
 * payloads, as two of its clients do that write at the same time, thus leaves it to their digests which one stays: a choice
 * without meaning, but every node makes the same one without asking.
 *
 * @param number of any sign; the higher one wins
 * @param digest SHA-1 of the payload; of equal numbers the digest that is higher as an unsigned number wins. The signature is
 *     left out: two signatures for one payload are one version
 */
public record Version(long number, RingId digest) implements Comparable<Version> {

    /** How many bytes {@link #toBytes} gives. */
    public static final int BYTES = Long.BYTES + RingId.BYTES;

    /** The version of a block with this number and this payload. */
    public static Version of(long number, Bytes payload) {
        return new Version(number, Keys.ofContents(payload.toByteArray()));
    }

    /** The one version of a content block: its key says what it contains. */
    public static Version unchanging(RingId key) {
        return new Version(0, key);
    }

    /** Whether a block of this version takes the place of one of that version. */
    public boolean supersedes(Version that) {
        return compareTo(that) > 0;
    }

    @Override
    public int compareTo(Version that) {
        int byNumber = Long.compare(number, that.number);
        return byNumber != 0 ? byNumber : digest.compareTo(that.digest);
    }

    /** The number, big-endian, then the digest. */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[Long.BYTES - 1 - i] = (byte) (number >>> (Byte.SIZE * i));
        }
        System.arraycopy(digest.toBytes(), 0, bytes, Long.BYTES, RingId.BYTES);
        return bytes;
    }

    /** For people: the number and the first digits of the digest. */
    @Override
    public String toString() {
        return number + "/" + digest.toShortString();
    }
}
