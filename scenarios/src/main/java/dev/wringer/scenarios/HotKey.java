package dev.wringer.scenarios;

import static dev.wringer.harness.junit.WringerAssertions.assertThat;
import static dev.wringer.harness.ring.Condition.ideal;
import static dev.wringer.harness.trial.Direction.LOWER;

import dev.wringer.harness.junit.Drill;
import dev.wringer.harness.junit.Measured;
import dev.wringer.harness.junit.Scenario;
import dev.wringer.harness.junit.Sweep;
import dev.wringer.harness.oracle.FairLoad;
import dev.wringer.harness.ring.Operations;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.stats.LoadSpread;
import dev.wringer.harness.trial.Findings;

/**
 * Half of all fetches are of one block. Without a cache its first holder answers all of them; with one, copies along the lookup
 * paths do, and the load of the busiest node falls (CFS'01 §4.2). The load of a node is what it answers, and all requests that it
 * has from fetches, hops included; its fair share is the mean. Clients must ask in time, or this is not the load that was to be
 * spread. All fetches must succeed.
 */
public final class HotKey {

    @Scenario(
            name = "hot-key",
            summary = "Load of the busiest node while half of all fetches are of one block, without and with caches.",
            rule = "an operation fails before the first fault.",
            nodes = 200,
            successors = 16,
            replicas = 5,
            seeds = 10,
            defaults = {"mix=fetch", "keys=hot:50%", "arrival=open:50/s", "duration=60s", "after=0s"})
    @Sweep(
            parameter = "cache",
            values = {0, 1, 16, 128})
    @Measured(column = "busiest answers", better = LOWER, margin = "2%")
    @Measured(column = "of fair load", better = LOWER, margin = "1×")
    @Measured(column = "requests of fair load", better = LOWER, margin = "1×")
    @Measured(column = "path", better = LOWER, margin = "0.1")
    @Measured(column = "time of a fetch", better = LOWER, margin = "20ms")
    void hotKey(Ring ring, Drill drill, Findings findings) {
        ring.await(ideal());
        Played played = drill.run(ring);

        Operations fetches = played.operations();
        FairLoad answers = FairLoad.ofAnswers(fetches.all(), ring.members());
        LoadSpread spread = LoadSpread.of(answers.perMember());
        findings.fraction("busiest answers", answers.shareOfTheBusiest());
        findings.ratio("of fair load", spread.maxToMean());
        findings.fraction("answer nothing", spread.shareWithNone());
        findings.ratio(
                "requests of fair load",
                LoadSpread.of(FairLoad.ofRequests(fetches.all(), ring.members()).perMember())
                        .maxToMean());
        findings.count("path", fetches.meanPath());
        findings.seconds("time of a fetch", fetches.meanTime());

        assertThat(played).keptPace(Clientele.IN_TIME);
        assertThat(Clientele.beforeFaults(played)).allSucceeded();
    }
}
