package dev.wringer.harness.oracle;

/**
 * What is to be said about a lookup. Its <i>window</i> is the time from its invocation to its completion: an answer
 * that was right at any moment of it is right, since nobody can ask for more while members come and go.
 *
 * <p>Whoever names a node that is not the owner has <i>passed over</i> the live members that come before it. Two things
 * excuse that, and both end: {@link #STALE} and {@link #LIVE_NODE_SUSPECTED}.
 */
public enum LookupJudgement {
    /** The owner that it named was the right one in some membership of its window. */
    CORRECT,
    /**
     * It passed over members that had joined a short time before, or were leaving. News travels one round of maintenance at a
     * time, so joins make some of these; a ring at rest makes none.
     */
    STALE,
    /**
     * It passed over members that could be taken for dead a short time before although they were alive: calls to them had
     * not been answered in time, or a regime of faults stood between them and others. Chord cannot tell a slow node from a
     * dead one, and promises nothing about it; so this is neither right nor the protocol's fault.
     */
    LIVE_NODE_SUSPECTED,
    /**
     * The owner that it named had been a member, but was not for one moment of the window: it had left or died before.
     */
    DEAD_OWNER,
    /** It named a node that never was a member, or passed over a member for no reason that excuses it. */
    WRONG,
    /** The origin said that it could not find the owner. */
    FAILED,
    /** Nobody knows what came of it: the origin never answered. */
    UNKNOWN;

    /** Whether it is held against the protocol. */
    public boolean isFault() {
        return this == DEAD_OWNER || this == WRONG;
    }

    /** Whether it is not right, and not the protocol's fault either. */
    public boolean isExcused() {
        return this == STALE || this == LIVE_NODE_SUSPECTED;
    }
}
