package dev.wringer.harness.schedule;

/** Whether a schedule is kept inside what the protocol promises to survive. */
public enum Budget {
    /**
     * Before an action strikes, what it would do is judged by the protocol's premise (ZAVE'17): others are chosen, or it is
     * skipped, if it went beyond; and nobody is kept from others for so long that the ring would fall apart for good.
     */
    KEPT,
    /** Actions strike as they are written, whatever they break. A trial whose premise broke proves nothing. */
    NONE
}
