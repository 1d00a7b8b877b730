package dev.wringer.node.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1 as the base hash that places contents and nodes on the circle (TON'03 §IV-A). Stateless and thread-safe. */
public final class Keys {

    private Keys() {}

    /** The key of {@code parts} one after the other: SHA-1 of their concatenation. */
    public static RingId ofContents(byte[]... parts) {
        MessageDigest digest = sha1();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return RingId.ofBytes(digest.digest());
    }

    /** The key of a text: SHA-1 of its UTF-8 form. */
    public static RingId ofText(String text) {
        return ofContents(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The id of a virtual node: SHA-1 of {@code host:port/virtualNode}, so that a host cannot choose where it sits.
     *
     * @param host the address that the host advertises, {@code name:port}
     * @param virtualNode 0 for the first node on the host
     */
    public static RingId ofVirtualNode(String host, int virtualNode) {
        return ofText(host + "/" + virtualNode);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
