package dev.wringer.scenarios;

import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.trial.Findings;
import dev.wringer.node.id.RingId;
import java.time.Duration;
import java.util.List;

/**
 * How long a ring took to recover, from the moment at which it was waited for.
 *
 * @param untilIdeal until the ring was in the ideal state
 * @param untilReplicated until each ideal holder held its blocks
 */
record Recovery(Duration untilIdeal, Duration untilReplicated) {

    /** Waits for both, whichever comes first. */
    static Recovery of(Ring ring, List<RingId> blocks) {
        List<Duration> times = ring.awaitEach(ideal(), fullyReplicated(blocks));
        return new Recovery(times.get(0), times.get(1));
    }

    /** Two columns of the table. */
    void report(Findings findings) {
        findings.seconds("until ideal", untilIdeal);
        findings.seconds("until replicated", untilReplicated);
    }
}
