package dev.wringer.harness.live;

/**
 * How a host came to its end that should have gone on.
 *
 * @param status the exit status of its process, or what it would have been
 * @param text how it ended and what it said last, one line for people: completes "host-7 …"
 */
public record Obituary(int status, String text) {

    /** The status of a host that could neither found nor join a ring, and has said why. */
    public static final int NOT_ENTERED = 1;

    /** The status of a host that has ended without handing over all of its blocks, and has said so. */
    public static final int BLOCKS_LEFT_BEHIND = 2;

    /** The status of the reference node when its own code has thrown. */
    public static final int CODE_THREW = 70;
}
