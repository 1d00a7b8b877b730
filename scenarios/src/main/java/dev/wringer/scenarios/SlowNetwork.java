package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Rings;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Setting;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.ring.Capability;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.Unit;
import dev.wringer.harness.workload.Workloads;
import java.time.Duration;

/**
 * Links of the same delay everywhere: each hop of a lookup, and the owner after them, is a call there and back. A node that
 * adapts its time-outs to the round trips it measures takes nobody for dead who is merely far away (RHEA'04); one with a
 * fixed time-out ({@code variant=fixed-timeout}) takes everybody for dead once they are longer. Every lookup must find the right
 * owner, no living node may be suspected, and the ring must be ideal after the time given.
 */
public final class SlowNetwork {

    @Scenario(
            name = "slow-network",
            summary = "Time of lookups on links of 10 ms … 1.2 s, where no living node may be taken for dead.",
            rule = "a lookup is not right, or a living node is taken for dead.",
            nodes = 200,
            successors = 8,
            replicas = 3,
            seeds = 5,
            needs = {Capability.LATENCY_MODEL, Capability.ASSEMBLE},
            defaults = "lookup-timeout=120s")
    @Sweep(
            parameter = "delay",
            values = {0.01, 0.05, 0.1, 0.2, 0.4, 0.8, 1.2},
            unit = Unit.SECONDS)
    @Measured(column = "path", better = LOWER, margin = "0.1")
    @Measured(column = "time of a lookup", better = LOWER, margin = "20ms")
    @Measured(column = "calls given up", better = LOWER, margin = "0.5")
    void slowNetwork(
            Rings rings,
            Findings findings,
            Seed seed,
            @Setting(name = "delay", min = 0.001, max = 1.4, help = "of each message, one way") Duration delay,
            @Setting(name = "time", value = "5m", help = "for which the ring lives before it is looked at")
                    Duration time,
            @Setting(name = "lookups", value = "1000", min = 1, help = "lookups of random keys") int lookups) {
        Ring ring = rings.start(spec -> spec.withLatency(new Latency.Constant(delay)));
        ring.pass(time);
        Operations done = ring.clients()
                .lookup(Workloads.randomKeys(lookups, seed.fork("keys").entropy()));

        findings.count("path", done.meanPath());
        findings.seconds("time of a lookup", done.meanTime());
        findings.theory("2·delay·(path + 1)", Unit.SECONDS, 2 * (done.meanPath() + 1) * delay.toNanos() / 1e9);
        findings.count("calls given up", ring.callsGivenUp());

        ring.await(ideal());
        assertThat(done).allFoundTheOwner(ring);
        assertThat(ring.callsGivenUp())
                .as("calls to living nodes that were given up")
                .isZero();
    }
}
