package dev.wringer.reports.trial;

import static dev.wringer.reports.trial.HandWritten.MS;
import static dev.wringer.reports.trial.HandWritten.PEERS;
import static dev.wringer.reports.trial.HandWritten.crashed;
import static dev.wringer.reports.trial.HandWritten.fetched;
import static dev.wringer.reports.trial.HandWritten.held;
import static dev.wringer.reports.trial.HandWritten.ring;
import static dev.wringer.reports.trial.HandWritten.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.reports.trial.Fault.Kind;
import dev.wringer.reports.trial.RingHealth.Seen;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is concluded from the record of a ring. */
class DrawnRingTest {

    private static RegimeEffect on(Hindrance hindrance, int host) {
        return new RegimeEffect(List.of(PEERS.get(host).host()), List.of(), true, hindrance);
    }

    @Test
    void aRegimeLastsUntilItIsHealedAndAStrikeDoesNotLast() {
        DrawnRing ring = ring(
                new Event.Imposed(5 * MS, 0, "pause host-1", on(Hindrance.FROZEN, 0), "asked"),
                crashed(6, PEERS.get(1)),
                new Event.Healed(9 * MS, 0, "pause host-1"),
                new Event.Imposed(12 * MS, 1, "slow", on(Hindrance.SLOW, 0), ""));

        assertThat(ring.faults())
                .extracting(Fault::kind, Fault::fromNanos, Fault::untilNanos)
                .containsExactly(
                        tuple(Kind.PAUSE, 5 * MS, OptionalLong.of(9 * MS)),
                        tuple(Kind.CRASH, 6 * MS, OptionalLong.empty()),
                        tuple(Kind.DEGRADATION, 12 * MS, OptionalLong.of(Long.MAX_VALUE)));
        assertThat(ring.faults().get(1).evidence()).isEqualTo("seen to be dead");
    }

    @Test
    void maintenanceThatIsSwitchedOffTwiceIsOffUntilItIsOnAgain() {
        DrawnRing ring = ring(
                new Event.MaintenanceSwitched(2 * MS, false),
                new Event.MaintenanceSwitched(3 * MS, false),
                new Event.MaintenanceSwitched(4 * MS, true));

        assertThat(ring.faults()).hasSize(1);
        assertThat(ring.faults().get(0).fromNanos()).isEqualTo(2 * MS);
        assertThat(ring.faults().get(0).untilNanos()).hasValue(4 * MS);
    }

    @Test
    void replicasAreCountedAgainstTheMembersOfThatMomentInTheOrderOfTheRecord() {
        DrawnRing ring = ring(
                stored(0, 1),
                held(10, PEERS.get(0), PEERS.get(1)),
                crashed(10, PEERS.get(0)), // at the same instant, but later
                held(10, PEERS.get(1)),
                held(20, PEERS.get(1), PEERS.get(2)),
                crashed(30, PEERS.get(1), PEERS.get(2)),
                held(31));

        assertThat(ring.censuses()).extracting(Census::full).containsExactly(1, 0, 1, 0);
        assertThat(ring.censuses()).extracting(Census::under).containsExactly(0, 1, 0, 0);
        assertThat(ring.censuses()).extracting(Census::lost).containsExactly(0, 0, 0, 1);
        assertThat(ring.censuses())
                .extracting(census -> census.leastCopies().orElseThrow())
                .containsExactly(2, 1, 2, 0);
    }

    @Test
    void whoStandsStillHoldsNothingMeanwhile() {
        DrawnRing ring = ring(
                stored(0, 1),
                new Event.Imposed(5 * MS, 0, "pause", on(Hindrance.FROZEN, 0), ""),
                held(6, PEERS.get(1), PEERS.get(2)),
                new Event.Healed(7 * MS, 0, "pause"),
                held(8, PEERS.get(1), PEERS.get(2)));

        assertThat(ring.censuses()).extracting(Census::full).containsExactly(1, 0);
    }

    @Test
    void healthFollowsMembersDoubtsAndWhatWasSeen() {
        DrawnRing ring = ring(
                crashed(5, PEERS.get(0), PEERS.get(1)),
                new Event.Disturbed(6 * MS, "a cut"),
                new Event.Settled(8 * MS, true),
                new Event.Concluded(9 * MS, 0, Event.Conclusion.NOT_IDEAL, "no"));

        assertThat(ring.health()).extracting(RingHealth::members).containsExactly(4, 2, 2, 2, 2);
        assertThat(ring.health()).extracting(RingHealth::crashed).containsExactly(0, 2, 2, 2, 2);
        assertThat(ring.health()).extracting(RingHealth::judged).containsExactly(true, true, false, true, true);
        assertThat(ring.health())
                .extracting(RingHealth::ideal)
                .containsExactly(Seen.IDEAL, Seen.NOT_LOOKED, Seen.NOT_LOOKED, Seen.IDEAL, Seen.NOT_IDEAL);
    }

    @Test
    void aFailedFetchHasItsExplanation() {
        DrawnRing ring = ring(
                stored(0, 1),
                held(3, PEERS.get(0), PEERS.get(1)),
                fetched(1, 4, 2, Outcome.FAILED),
                crashed(8, PEERS.get(0), PEERS.get(1)),
                held(8),
                fetched(2, 9, 2, Outcome.FAILED),
                fetched(3, 9, 2, Outcome.OK));

        assertThat(ring.operations().map(one -> one.explanation().orElse("")))
                .containsExactly("", "PROTOCOL", "UNAVOIDABLE", "");
        assertThat(ring.operations().filter(ExplainedOperation::wentWrong)).hasSize(2);
    }

    @Test
    void aViolationNamesTheOperationByWhichItWasProved() {
        DrawnRing ring = ring(
                fetched(7, 4, 2, Outcome.OK),
                new Event.Violated(9 * MS, "Forgery", "a witness", OptionalInt.of(7), false));

        assertThat(ring.violations())
                .filteredOn(violation -> violation.check().equals("Forgery"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.operation()).hasValue(7);
                    assertThat(violation.atNanos()).isEqualTo(6 * MS);
                    assertThat(violation.witness()).isEqualTo("a witness");
                });
    }

    @Test
    void latencyCountsFromWhenItWasMeantAndEveryOperationCountsOnce() {
        DrawnRing ring = ring(
                fetched(0, 0, 1, Outcome.OK),
                fetched(1, 1, 3, Outcome.OK),
                fetched(2, 2, 5, Outcome.FAILED),
                fetched(3, 90, 10, Outcome.UNKNOWN));

        List<LatencySeries.Stretch> stretches = LatencySeries.of(ring, 10).stretches();

        assertThat(stretches).hasSize(10);
        assertThat(stretches.get(0).succeeded() + stretches.get(0).wrong()).isEqualTo(2);
        assertThat(stretches.get(0).failed()).isEqualTo(1);
        assertThat(stretches.get(0).median()).isEqualTo(1 * MS);
        assertThat(stretches.get(0).p99()).isEqualTo(3 * MS);
        assertThat(stretches).extracting(LatencySeries.Stretch::unknown).containsOnlyOnce(1);
    }

    @Test
    void aRecoveryIsFollowedWhileSomebodyWaits() {
        DrawnRing ring =
                ring(new Event.Recovering(5 * MS, 4, 3, 10, 6, 1), new Event.Recovering(6 * MS, 4, 0, 10, 9, 1));

        assertThat(ring.censuses()).extracting(Census::under).containsExactly(3, 0);
        assertThat(ring.health())
                .filteredOn(point -> point.cause().equals("recovering"))
                .extracting(RingHealth::ideal)
                .containsExactly(Seen.NOT_IDEAL, Seen.IDEAL);
    }
}
