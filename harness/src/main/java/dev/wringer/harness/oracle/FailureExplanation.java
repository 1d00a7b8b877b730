package dev.wringer.harness.oracle;

/** Why a fetch failed: whose fault it is. Only {@link #PROTOCOL} is held against the protocol. */
public enum FailureExplanation {
    /**
     * No live member held an authentic copy when the fetch was invoked, and none had to: its storage was never acknowledged,
     * or a crash took all its holders at once.
     */
    UNAVOIDABLE,
    /**
     * Live members held authentic copies, but between each of them and the node that was asked stood a regime of faults at
     * some moment of the fetch: a cut, or a frozen host.
     */
    NO_HOLDER_REACHABLE,
    /** A live member that could be reached held an authentic copy, and it was not found; or no crash excuses that none did. */
    PROTOCOL,
    /** The node that was asked died under the fetch, or never answered the harness. */
    CLIENT_UNREACHABLE,
    /** The harness could not ask. */
    HARNESS
}
