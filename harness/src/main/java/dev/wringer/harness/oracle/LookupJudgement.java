package dev.wringer.harness.oracle;

/**
 * What is to be said about a lookup. Its <i>window</i> is the time from its invocation to its completion: an answer
 * that was right at any moment of it is right, since nobody can ask for more while members come and go.
 */
public enum LookupJudgement {
    /** The owner that it named was the right one in some membership of its window. */
    CORRECT,
    /**
     * The owner that it named was the right one in some membership of the trial, but not in the window: out of step
     * with the ring. News travels one round of maintenance at a time, so churn makes some of these; a ring at rest
     * makes none.
     */
    STALE,
    /**
     * The owner that it named had been a member, but was not for one moment of the window: it had left or died before.
     */
    DEAD_OWNER,
    /** The owner that it named was the right one in no membership of the trial. */
    WRONG,
    /** The origin said that it could not find the owner. */
    FAILED,
    /** Nobody knows what came of it: the origin never answered. */
    UNKNOWN
}
