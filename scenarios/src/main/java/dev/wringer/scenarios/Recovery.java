package dev.wringer.scenarios;

import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.fullyReplicated;
import static dev.wringer.harness.ring.Condition.ideal;

import dev.wringer.harness.oracle.BlockReplicas;
import dev.wringer.harness.ring.Played;
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

    /**
     * Waits for both, after a play and for all blocks that anybody still has: until ideal from the last fault on, and until
     * replicated from the moment on at which clients stopped.
     */
    static Recovery after(Played played, Ring ring) {
        Duration since = ring.elapsed();
        Recovery rest = of(ring, living(ring));
        Duration fromLastFault = since.minus(played.faultsOver()).plus(rest.untilIdeal);
        return new Recovery(played.untilIdeal().orElse(fromLastFault), rest.untilReplicated);
    }

    /** The keys of the acknowledged blocks that somebody holds. */
    static List<RingId> living(Ring ring) {
        return ring.census(ring.acknowledged()).blocks().stream()
                .filter(block -> block.state() != LOST)
                .map(BlockReplicas::key)
                .toList();
    }

    /** Two columns of the table. */
    void report(Findings findings) {
        findings.seconds("until ideal", untilIdeal);
        findings.seconds("until replicated", untilReplicated);
    }
}
