package dev.wringer.harness.live;

import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.fault.Strike.Stop;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Mixture;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.ring.Testbed;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.workload.EverydayClients;
import dev.wringer.node.chord.Pace;
import dev.wringer.node.host.NodeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ring of one release becomes one of another, host by host, while clients work, and goes back. */
@Timeout(300)
public abstract class UpgradeSuite {

    /** How many hosts there are. */
    protected static final int HOSTS = 4;

    private final Testbed testbed;
    private final History history = new History(EventSink.NOWHERE);

    /** There. */
    protected UpgradeSuite(Testbed testbed) {
        this.testbed = testbed;
    }

    /** What the hosts become, with nodes of these settings. */
    protected abstract Candidate candidate(NodeSettings node);

    /** Looks past the testbed at what these hosts run, if anybody can. */
    protected abstract void assertRun(Release release, Ring ring);

    /** What every host runs at first. */
    protected static NodeSettings node() {
        NodeSettings usual = NodeSettings.DEFAULT;
        return usual.withChord(usual.chord()
                        .withSuccessors(2)
                        .withPace(Pace.uniform(Duration.ofMillis(500), Duration.ofSeconds(1)))
                        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .withDhash(usual.dhash().withReplicas(2).withRepairInterval(Duration.ofSeconds(5)));
    }

    /** A ring of which so many run the candidate from the start. */
    protected final Ring start(Candidate candidate, double share) {
        RingSpec spec = new RingSpec(HOSTS, 1, Formation.ASSEMBLED, node(), new Latency.Constant(Duration.ZERO), 0)
                .withStore(Store.DISK)
                .withMixture(Mixture.of(candidate, share));
        return Ring.start(testbed, spec, new Seed(3), history);
    }

    @ParameterizedTest
    @EnumSource
    void noAcknowledgedBlockIsLostThereAndBack(Stop stop) {
        try (Ring ring = start(candidate(node()), 0)) {
            ring.await(ideal());
            assertRun(Release.BASELINE, ring);
            for (Release release : new Release[] {Release.CANDIDATE, Release.BASELINE}) {
                Schedule all =
                        Schedule.of(Action.at(Duration.ofSeconds(1), new Strike.Replace(Nodes.all(), release, stop)));
                Played played = ring.run(all, EverydayClients.working(4, Duration.ofSeconds(2)), Budget.KEPT, true);

                assertThat(played.count(Event.Deed.DONE)).isEqualTo(HOSTS);
                assertRun(release, ring);
            }
            assertThat(ring.acknowledged()).hasSizeGreaterThan(20);
            assertThat(ring.census(ring.acknowledged()).count(LOST)).isZero();
            ring.conclude(true);
        }
        assertThat(history.all(Event.Deployed.class)).hasSize(2 * HOSTS);
        assertThat(Judgement.of(history).verdict().outcome())
                .as("%s", Judgement.of(history).verdict())
                .isEqualTo(Outcome.PASS);
    }
}
