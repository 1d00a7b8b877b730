package dev.wringer.harness.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * What tells a record that is as it was written from one that is not: each line ends with the CRC-32 of all bytes before,
 * the lines before it included, so that the first line that does not fit can be named; the last one also has the SHA-256 of
 * all bytes before. That finds accidents and careless editing. It stops nobody who computes the seal anew.
 *
 * <p>Writer and reader tell it of the same bytes in the same order. Not thread-safe.
 */
final class Seal {

    private static final HexFormat HEX = HexFormat.of();

    private final CRC32 checksum = new CRC32();
    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** The next bytes of the record. */
    void update(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
        digest.update(bytes, offset, length);
    }

    /** The field that ends a line, with the comma before it. */
    String ofLine() {
        return ",\"crc\":\"" + HEX.toHexDigits((int) checksum.getValue()) + '"';
    }

    /** The field that follows it in the last line, with the comma before it. To be asked for once. */
    String ofRecord() {
        return ",\"sha256\":\"" + HEX.formatHex(digest.digest()) + '"';
    }

    /**
     * Whether a line, without its line feed, is what was written behind the bytes so far; it becomes one of them, with its
     * line feed.
     *
     * @param last whether it is the record's last
     */
    boolean fits(byte[] line, boolean last) {
        String text = new String(line, StandardCharsets.ISO_8859_1); // a character for each byte
        int end = Math.max(0, text.lastIndexOf(",\"crc\":\""));
        update(line, 0, end);
        String expected = ofLine();
        int next = Math.min(line.length, end + expected.length());
        update(line, end, next - end);
        expected += (last ? ofRecord() : "") + '}';
        update(line, next, line.length - next);
        update(new byte[] {'\n'}, 0, 1);
        return text.substring(end).equals(expected);
    }
}
