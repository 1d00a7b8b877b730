package dev.wringer.reports.trial;

import static dev.wringer.reports.trial.HandWritten.MS;
import static dev.wringer.reports.trial.HandWritten.PEERS;
import static dev.wringer.reports.trial.HandWritten.crashed;
import static dev.wringer.reports.trial.HandWritten.ring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import dev.wringer.reports.trial.Surroundings.Concerned;
import dev.wringer.reports.trial.Surroundings.Moment;
import dev.wringer.reports.trial.Surroundings.Preceding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is told around a violation, and that nothing is told which the record does not hold. */
class SurroundingsTest {

    private static final Peer FIRST = PEERS.get(0);
    private static final Peer SECOND = PEERS.get(1);
    private static final Peer THIRD = PEERS.get(2);
    private static final Peer LAST = PEERS.get(3);

    private static Event violated(long atMs, String witness) {
        return new Event.Violated(atMs * MS, "LiveSuccessor", witness, OptionalInt.empty(), false);
    }

    private static Surroundings around(Event... events) {
        DrawnRing ring = ring(events);
        return Surroundings.of(ring, ring.violations().get(0));
    }

    private static Moment moment(Surroundings around, String label) {
        return around.moments().stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static int place(Surroundings around, Peer node) {
        return around.nodes().stream().map(Concerned::node).toList().indexOf(node);
    }

    @Test
    void whoIsNamedByTheWitnessStandsAmongItsNeighbours() {
        Surroundings around = around(violated(5, SECOND + " has no live successor: [" + THIRD + " (dead)]"));

        assertThat(around.nodes()).extracting(Concerned::node).containsExactlyElementsOf(PEERS);
        assertThat(around.nodes())
                .extracting(Concerned::roles)
                .containsExactly(List.of(), List.of("witness"), List.of("witness"), List.of());
    }

    @Test
    void theTruthIsThatOfTheMomentAndOfTheMomentBeforeTheLastChange() {
        Surroundings around =
                around(crashed(2, THIRD), violated(5, SECOND + " has no live successor"), crashed(9, LAST));
        int second = place(around, SECOND);

        assertThat(moment(around, "before their last change").atNanos()).isEqualTo(2 * MS - 1);
        assertThat(moment(around, "before their last change")
                        .truths()
                        .get(second)
                        .successors())
                .containsExactly(THIRD, LAST, FIRST);
        assertThat(moment(around, "when it was proved").truths().get(second).successors())
                .containsExactly(LAST, FIRST);
        assertThat(moment(around, "at the end of the record")
                        .truths()
                        .get(second)
                        .successors())
                .containsExactly(FIRST);
        assertThat(moment(around, "when it was proved").truths().get(second).predecessor())
                .contains(FIRST);
    }

    @Test
    void whoIsNoMemberHasNoNeighbours() {
        Surroundings around = around(crashed(2, THIRD), violated(5, SECOND + " lists " + THIRD));

        assertThat(moment(around, "when it was proved").truths().get(place(around, THIRD)))
                .isEqualTo(new Surroundings.Truth(false, Optional.empty(), List.of()));
    }

    @Test
    void beliefsAreThoseOfTheSnapshotsNextToIt() {
        Surroundings around = around(
                looked(1, THIRD), looked(3, LAST), violated(5, SECOND + " has no live successor"), looked(7, FIRST));
        int second = place(around, SECOND);

        assertThat(around.moments())
                .filteredOn(Moment::isSeen)
                .extracting(Moment::label, Moment::atNanos)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("last seen before", 3 * MS),
                        org.assertj.core.groups.Tuple.tuple("first seen afterwards", 7 * MS));
        assertThat(moment(around, "last seen before")
                        .beliefs()
                        .get(second)
                        .orElseThrow()
                        .successors())
                .containsExactly(LAST);
        assertThat(moment(around, "first seen afterwards")
                        .beliefs()
                        .get(second)
                        .orElseThrow()
                        .successors())
                .containsExactly(FIRST);
    }

    @Test
    void whatWasNotedIsBelievedAtTheMomentOfTheProof() {
        NodeSnapshot seen = new NodeSnapshot(SECOND, Optional.of(LAST), List.of(THIRD), List.of(), List.of());
        Surroundings around = around(
                violated(5, SECOND + " has no live successor"),
                violated(5, SECOND + " has none"),
                new Event.Believed(5 * MS, 4, List.of()), // of the other one
                new Event.Believed(5 * MS, 3, List.of(seen)));

        assertThat(around.moments())
                .filteredOn(Moment::isSeen)
                .extracting(Moment::label)
                .containsExactly("when it was proved");
        assertThat(moment(around, "when it was proved").beliefs().get(place(around, SECOND)))
                .contains(seen);
        assertThat(moment(around, "when it was proved").beliefs().get(place(around, FIRST)))
                .isEmpty();
    }

    @Test
    void withoutSnapshotsNobodyIsSaidToBelieveAnything() {
        assertThat(around(violated(5, SECOND + " has no live successor")).moments())
                .isNotEmpty()
                .noneMatch(Moment::isSeen);
    }

    /** Of the ring only the second node was seen, with this successor. */
    private static Event looked(long atMs, Peer successor) {
        return new Event.Snapshot(
                "look",
                new RingSnapshot(
                        atMs * MS,
                        List.of(new NodeSnapshot(SECOND, Optional.empty(), List.of(successor), List.of(), List.of()))));
    }

    @Test
    void whatCameBeforeIsToldOfThoseConcernedOnly() {
        Surroundings around = around(
                new Event.MaintenanceSwitched(1 * MS, false),
                crashed(2, THIRD),
                new Event.Joined(3 * MS, Peer.at("elsewhere:7000", 0)),
                violated(5, SECOND + " lists " + THIRD),
                crashed(6, SECOND));

        assertThat(around.before())
                .containsExactly(
                        new Preceding(1 * MS, "maintenance stops on all nodes"),
                        new Preceding(2 * MS, THIRD.name() + ": crashed"));
        assertThat(around.earlier()).isZero();
    }

    @Test
    void ofManyThatCameBeforeTheLastAreToldAndTheOthersCounted() {
        Event[] events = new Event[31];
        for (int i = 0; i < 30; i++) {
            events[i] = new Event.MaintenanceSwitched((i + 1) * MS, i % 2 == 1);
        }
        events[30] = violated(40, SECOND + " has no live successor");

        assertThat(around(events).before()).hasSize(16);
        assertThat(around(events).earlier()).isEqualTo(14);
        assertThat(around(events).before().get(15).atNanos()).isEqualTo(30 * MS);
    }

    @Test
    void aLookupThatNamesAnotherOwnerShowsWhomItShouldHaveNamed() {
        DrawnRing ring = ring(new Event.Completed(Operation.of(7, Kind.LOOKUP, HandWritten.key(), LAST)
                .invoked(2 * MS)
                .completed(4 * MS)
                .outcome(Outcome.OK, "")
                .answeredBy(THIRD)
                .build()));
        Surroundings around = Surroundings.of(ring, ring.violations().get(0));

        assertThat(around.nodes().get(place(around, FIRST)).roles()).contains("owner by the truth");
        assertThat(around.nodes().get(place(around, THIRD)).roles()).contains("named as the owner");
        assertThat(around.nodes().get(place(around, LAST)).roles()).contains("asked");
        assertThat(moment(around, "when it was asked").atNanos()).isEqualTo(2 * MS);
        assertThat(around.before())
                .containsExactly(new Preceding(
                        2 * MS,
                        LAST.name() + " is asked for lookup 7 of "
                                + HandWritten.key().toShortString()));
    }
}
