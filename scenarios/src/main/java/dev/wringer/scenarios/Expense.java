package dev.wringer.scenarios;

import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Traffic;
import java.time.Duration;

/**
 * What nodes had sent at one moment, to be compared with what they have sent later.
 *
 * @param traffic until then
 * @param elapsed when that was, by the testbed's clock
 */
record Expense(Traffic traffic, Duration elapsed) {

    /** Begins to count now. */
    static Expense from(Ring ring) {
        return new Expense(ring.traffic(), ring.elapsed());
    }

    /** How many requests of all kinds each node that the ring was founded with has sent a second since then, on average. */
    double requestsPerNodeAndSecond(Ring ring) {
        double seconds = ring.elapsed().minus(elapsed).toNanos() / 1e9;
        return seconds == 0
                ? 0
                : (sent(ring.traffic()) - sent(traffic)) / seconds / ring.spec().nodes();
    }

    private static long sent(Traffic traffic) {
        return traffic.requests().values().stream().mapToLong(Long::longValue).sum();
    }
}
