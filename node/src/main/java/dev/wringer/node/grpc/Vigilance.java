package dev.wringer.node.grpc;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How soon a connection is given up that leads nowhere. Never sooner than an answer is: a peer that is merely slow, on a machine
 * that has too much to do, would be lost to all callers at once.
 *
 * @param patience for how long a connection in the making is waited for
 * @param keepaliveSeconds how often a peer is asked for a sign of life while it owes an answer
 * @param turnsOfDoubt how many {@link Turns} a connection is given after a call has timed out on it in silence
 */
record Vigilance(Duration patience, int keepaliveSeconds, int turnsOfDoubt) {

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_KEEPALIVE_TIMEOUT = Duration.ofSeconds(3);
    private static final int KEEPALIVE_SECONDS = 10; // the least that gRPC allows a client
    private static final int TURNS_OF_DOUBT = 2;

    /** That of a host whose calls are waited for at least so long. */
    static Vigilance of(Duration shortestTimeout) {
        Duration patience = Collections.max(List.of(shortestTimeout, SHORTEST_PATIENCE));
        return new Vigilance(patience, KEEPALIVE_SECONDS, TURNS_OF_DOUBT);
    }

    /** For how long a peer's sign of life is waited for. */
    Duration keepaliveTimeout() {
        return Collections.max(List.of(patience, SHORTEST_KEEPALIVE_TIMEOUT));
    }

    /** The turns within which a peer that has accepted a connection says its first word. */
    int turnsToTheFirstWord() {
        return Math.toIntExact(patience.toMillis() / Turns.MILLIS);
    }
}
