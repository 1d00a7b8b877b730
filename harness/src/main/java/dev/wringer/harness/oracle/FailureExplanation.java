package dev.wringer.harness.oracle;

import dev.wringer.harness.record.Holdings;
import dev.wringer.harness.record.Operation;

/** Why a fetch failed: whose fault it is. Only {@link #PROTOCOL} is held against the protocol. */
public enum FailureExplanation {
    /** No live member held an authentic copy when the fetch was invoked: nothing could have brought the block. */
    UNAVOIDABLE,
    /** A live member held an authentic copy, and it was not found. */
    PROTOCOL,
    /** The node that was asked died under the fetch, or never answered the harness. */
    CLIENT_UNREACHABLE,
    /** The harness could not ask. */
    HARNESS;

    /**
     * Explains a fetch that failed, or whose outcome is unknown.
     *
     * @param holdings who held which block when the fetch was invoked; where membership changes meanwhile, use
     *     {@link FetchFailures}
     * @throws IllegalArgumentException if {@code fetch} is no fetch, or succeeded
     */
    public static FailureExplanation of(Operation fetch, Holdings holdings) {
        if (fetch.kind() != Operation.Kind.FETCH || fetch.succeeded()) {
            throw new IllegalArgumentException("operation " + fetch.number() + " is not a failed fetch");
        }
        return switch (fetch.reach()) {
            case NOT_SENT -> HARNESS;
            case UNANSWERED -> CLIENT_UNREACHABLE;
            case ANSWERED -> holdings.holdersOf(fetch.key()).isEmpty() ? UNAVOIDABLE : PROTOCOL;
        };
    }
}
