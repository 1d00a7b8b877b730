package dev.wringer.node.grpc;

/**
 * How soon an open connection on which nothing comes is taken for a black hole.
 *
 * @param keepaliveSeconds how often a peer is asked for a sign of life while it owes an answer
 * @param turnsOfDoubt how many {@link Turns} a connection is given after a call has timed out on it in silence
 */
record Vigilance(int keepaliveSeconds, int turnsOfDoubt) {

    /** Ten seconds, the least that gRPC allows a client, and two turns. */
    static final Vigilance DEFAULT = new Vigilance(10, 2);
}
