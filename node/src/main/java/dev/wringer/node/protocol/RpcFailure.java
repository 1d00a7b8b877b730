package dev.wringer.node.protocol;

/**
 * Why a call, or a procedure made of calls, gave no result.
 *
 * @param kind what the caller may conclude from it
 * @param detail one line for people; never parsed
 */
public record RpcFailure(Kind kind, String detail) {

    /** What a caller may conclude. */
    public enum Kind {
        /** No answer within the time-out: the peer is taken for dead; the request may or may not have had its effect. */
        TIMEOUT,
        /** The peer could not be reached: the request had no effect. */
        UNREACHABLE,
        /** The peer is alive but between two states (ZAVE'17: it awaits an answer): ask again a little later. */
        BUSY,
        /** The peer is on its way out of the ring, and takes nothing more: alive, no effect; ask somebody else. */
        LEAVING,
        /** The peer refuses: it is no member of the ring, or the request is malformed or unknown to it. */
        REJECTED,
        /** A lookup has run out of contacts to try. */
        NO_ROUTE,
        /** Every replica holder that is alive has answered, and none has the block. */
        NOT_FOUND,
        /** Fewer replicas than required acknowledged a block: it may be found again, or be lost. */
        UNDER_REPLICATED
    }

    /** Whether the peer is to be taken for gone: every reason but that it is alive, and busy or leaving. */
    public boolean meansGone() {
        return kind != Kind.BUSY && kind != Kind.LEAVING;
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
