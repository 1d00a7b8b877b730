package dev.wringer.harness.sim;

import static dev.wringer.harness.oracle.BlockReplicas.State.LOST;
import static dev.wringer.harness.ring.Condition.ideal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wringer.harness.fault.Nodes;
import dev.wringer.harness.fault.Strike;
import dev.wringer.harness.fault.Strike.Stop;
import dev.wringer.harness.oracle.GroundTruth;
import dev.wringer.harness.oracle.Judgement;
import dev.wringer.harness.oracle.ReleaseResults;
import dev.wringer.harness.oracle.ReleaseResults.Pair;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.EventSink;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.Release;
import dev.wringer.harness.ring.Candidate;
import dev.wringer.harness.ring.Cast;
import dev.wringer.harness.ring.Mixture;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.ring.Store;
import dev.wringer.harness.schedule.Action;
import dev.wringer.harness.schedule.Budget;
import dev.wringer.harness.schedule.Schedule;
import dev.wringer.harness.trial.UsageError;
import dev.wringer.harness.workload.EverydayClients;
import dev.wringer.node.host.Variant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MixtureTest {

    private static final int HOSTS = 12;

    private final History history = new History(EventSink.NOWHERE);

    private static RingSpec mixed(Variant variant, double share) {
        Candidate candidate = new Candidate(
                "variant=" + variant.commandLineName(),
                SimRings.SETTINGS.withVariant(variant),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return SimRings.spec(HOSTS).withStore(Store.DISK).withMixture(Mixture.of(candidate, share));
    }

    private static Schedule replace(Release release, Stop stop) {
        return Schedule.of(Action.at(Duration.ofSeconds(2), new Strike.Replace(Nodes.all(), release, stop)));
    }

    @Test
    void theHostsAreDrawnFromTheSeedAndASmallerShareIsPartOfALargerOne() {
        Cast few = Cast.of(mixed(Variant.STALE_FINGERS, 0.25), new Seed(1));
        Cast many = Cast.of(mixed(Variant.STALE_FINGERS, 0.5), new Seed(1));

        assertThat(few.candidates()).hasSize(3);
        assertThat(many.candidates()).hasSize(6).containsAll(few.candidates());
        assertThat(Cast.of(mixed(Variant.STALE_FINGERS, 0.5), new Seed(2)).candidates())
                .isNotEqualTo(many.candidates());
        assertThat(many.candidates()).allMatch(host -> many.variant(host).equals("stale-fingers"));
    }

    @Test
    void theRecordSaysWhoRunsTheCandidate() {
        try (Ring ring = Ring.start(new SimTestbed(), mixed(Variant.STALE_FINGERS, 0.5), new Seed(1), history)) {
            assertThat(ring.brokenPremise()).isEmpty();
            assertThat(history.all(Event.Deployed.class))
                    .singleElement()
                    .satisfies(deployed -> assertThat(deployed.hosts()).hasSize(6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRollingUpgradeLosesNothing(Stop stop) {
        try (Ring ring = Ring.start(new SimTestbed(), mixed(Variant.STALE_FINGERS, 0), new Seed(1), history)) {
            ring.await(ideal());
            Played played = ring.run(
                    replace(Release.CANDIDATE, stop),
                    EverydayClients.working(5, Duration.ofSeconds(5)),
                    Budget.KEPT,
                    true);

            assertThat(played.count(Event.Deed.DONE)).isEqualTo(HOSTS);
            assertThat(history.all(Event.Deployed.class)).hasSize(HOSTS);
            assertThat(ring.census(ring.acknowledged()).count(LOST)).isZero();
            assertThat(oneAtATime()).isTrue();
            ring.conclude(true);
            List<Pair> pairs = ReleaseResults.of(GroundTruth.of(history)).pairs();
            assertThat(pairs).hasSize(4).allMatch(pair -> pair.operations() > 0);
        }
        assertThat(Judgement.of(history).verdict().outcome()).isEqualTo(Outcome.PASS);
    }

    /** The next host is stopped only when the one before has joined again. */
    private boolean oneAtATime() {
        List<String> away = new ArrayList<>();
        for (Event event : history.events()) {
            if (event instanceof Event.Deployed deployed) {
                away.addAll(deployed.hosts());
            } else if (event instanceof Event.Joined joined) {
                away.remove(joined.member().host());
            }
            if (away.size() > 1) {
                return false;
            }
        }
        return away.isEmpty();
    }

    /** That is what an upgrade test is for. */
    @Test
    void aCandidateThatKeepsNothingIsCaught() {
        try (Ring ring = Ring.start(new SimTestbed(), mixed(Variant.DISCARDING_REPLICA, 0), new Seed(1), history)) {
            ring.await(ideal());
            ring.run(
                    replace(Release.CANDIDATE, Stop.LEAVE),
                    EverydayClients.working(5, Duration.ofSeconds(5)),
                    Budget.KEPT,
                    true);
            ring.run(
                    replace(Release.BASELINE, Stop.LEAVE),
                    EverydayClients.working(5, Duration.ofSeconds(5)),
                    Budget.KEPT,
                    true);
            ring.conclude(true);
        }
        assertThat(Judgement.of(history).verdict())
                .satisfies(verdict ->
                        assertThat(verdict.outcome()).as("%s", verdict).isEqualTo(Outcome.FAIL));
    }

    @Test
    void aScheduleThatUpgradesReadsBack() throws Exception {
        for (String text : List.of("upgrade all at 5s", "downgrade hosts 3, killed at 7s")) {
            assertThat(Schedule.read(text).toString()).isEqualTo(text);
        }
    }

    @Test
    void nothingIsUpgradedToNothing() {
        try (Ring ring = SimRings.start(SimRings.spec(HOSTS), 1)) {
            assertThatThrownBy(() -> ring.run(
                            replace(Release.CANDIDATE, Stop.LEAVE),
                            EverydayClients.working(5, Duration.ofSeconds(5)),
                            Budget.KEPT,
                            true))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("needs a candidate");
        }
    }
}
