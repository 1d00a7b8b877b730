package dev.wringer.harness.oracle;

/**
 * Who was a member during one stretch of time.
 *
 * @param fromNanos when it began, by the testbed's clock
 * @param untilNanos when the next change ended it, exclusive; {@link Long#MAX_VALUE} if nothing did
 * @param ring the ring as it should have been
 */
public record Membership(long fromNanos, long untilNanos, IdealRing ring) {

    /** Whether any moment from {@code from} to {@code to}, both inclusive, falls into this stretch. */
    public boolean overlaps(long from, long to) {
        return from < untilNanos && fromNanos <= to;
    }
}
