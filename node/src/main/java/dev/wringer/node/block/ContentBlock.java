package dev.wringer.node.block;

import dev.wringer.node.id.Keys;
import dev.wringer.node.id.RingId;

/**
 * A <i>content-hash</i> block (CFS'01 §4.1): its key is the SHA-1 of its contents, so it never changes.
 *
 * @param key the key that somebody claims for these contents; {@link #of} computes the true one
 */
public record ContentBlock(RingId key, Bytes payload) implements Block {

    /** The authentic block with these contents. */
    public static ContentBlock of(Bytes payload) {
        return new ContentBlock(Keys.ofContents(payload.toByteArray()), payload);
    }

    /** {@inheritDoc} A block that never changes has one version only: number 0, and the key, which is its digest. */
    @Override
    public Version version() {
        return Version.unchanging(key);
    }

    @Override
    public boolean isAuthentic() {
        return key.equals(Keys.ofContents(payload.toByteArray()));
    }
}
