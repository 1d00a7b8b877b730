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
        UNDER_REPLICATED,
        /**
         * The peer is alive and holds a version that wins over the block that it was to store, which had no effect on it. Of a
         * put: fewer replicas than required acknowledged, and one refused for this reason. The winner will be everywhere;
         * until then copies of the block may be left where the winner has not come yet.
         */
        SUPERSEDED
    }

    /** Whether the peer is to be taken for gone: every reason but those that tell that it is alive. */
    public boolean meansGone() {
        return kind != Kind.BUSY && kind != Kind.LEAVING && kind != Kind.SUPERSEDED;
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
