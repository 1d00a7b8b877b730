package dev.wringer.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.IdealRing;
import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Formation;
import dev.wringer.harness.record.History;
import dev.wringer.harness.record.NodeSnapshot;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.ring.Latency;
import dev.wringer.harness.ring.Ring;
import dev.wringer.harness.ring.RingSpec;
import dev.wringer.harness.ring.Seed;
import dev.wringer.harness.sim.SimTestbed;
import dev.wringer.node.host.NodeSettings;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes believed is told of what was proved, and of nothing else. */
class BeliefNotesTest {

    private final BeliefNotes notes = new BeliefNotes(true);
    private final BeliefNotes asking = new BeliefNotes(false);
    private final History history = new History(event -> {
        notes.recorded(event);
        asking.recorded(event);
    });
    private final Ring ring = Ring.start(new SimTestbed(), spec(), new Seed(1), history);
    private final IdealRing truth = IdealRing.of(ring.members(), ring.spec().successors());
    private final List<Peer> members = truth.members();
    private int asked; // operations so far

    BeliefNotesTest() {
        notes.watch(Optional.of(ring));
        asking.watch(Optional.of(ring));
    }

    private static RingSpec spec() {
        return new RingSpec(
                12,
                1,
                Formation.ASSEMBLED,
                NodeSettings.DEFAULT.withChord(NodeSettings.DEFAULT.chord().withSuccessors(5)),
                new Latency.Constant(Duration.ofMillis(50)),
                0);
    }

    @AfterEach
    void close() {
        ring.close();
    }

    private void violated(Peer witness) {
        history.record(new Event.Violated(
                ring.elapsed().toNanos(), "LiveSuccessor", witness + " is alone", OptionalInt.empty(), false));
    }

    private void lookedUp(Operation.Outcome outcome, Peer owner) {
        Operation.Builder lookup = Operation.of(
                        asked++, Kind.LOOKUP, members.get(4).id(), members.get(9))
                .invoked(ring.elapsed().toNanos())
                .completed(ring.elapsed().toNanos())
                .outcome(outcome, outcome == Outcome.OK ? "" : "nobody answers");
        history.record(new Event.Completed((outcome == Outcome.OK ? lookup.answeredBy(owner) : lookup).build()));
    }

    private static List<Peer> selves(Event.Believed believed) {
        return believed.nodes().stream().map(NodeSnapshot::self).toList();
    }

    @Test
    void ofAViolationThoseAreToldWhomItNamesAndTheirNeighbours() {
        violated(members.get(3));

        assertThat(notes.around(history)).singleElement().satisfies(believed -> {
            assertThat(believed.line()).isEqualTo(history.events().size());
            assertThat(selves(believed)).containsExactlyElementsOf(members.subList(2, 5));
            assertThat(believed.nodes().get(1).predecessor()).contains(members.get(2));
            assertThat(believed.nodes().get(1).successors()).containsExactlyElementsOf(members.subList(4, 9));
        });
        assertThat(asking.around(history)).isEqualTo(notes.around(history));
    }

    @Test
    void ofALookupThatNamesAnotherOwnerBothOwnersAreTold() {
        lookedUp(Outcome.OK, members.get(7));

        assertThat(notes.around(history)).singleElement().satisfies(believed -> {
            assertThat(believed.line()).isEqualTo(history.events().size());
            assertThat(selves(believed)).containsExactlyElementsOf(members.subList(3, 11));
        });
    }

    @Test
    void nodesThatHaveToBeAskedAreNotAskedWhileClientsWork() {
        lookedUp(Outcome.OK, members.get(7));

        assertThat(asking.around(history)).isEmpty();
    }

    @Test
    void whatIsRightOrNobodysFaultIsNotTold() {
        lookedUp(Outcome.OK, members.get(4));
        lookedUp(Outcome.FAILED, members.get(4));

        assertThat(notes.around(history)).isEmpty();
    }

    @Test
    void theTruthGoesOnWithoutWhoHasDied() {
        lookedUp(Outcome.FAILED, members.get(4)); // the truth is known from before
        history.record(new Event.Crashed(ring.elapsed().toNanos(), List.of(members.get(4)), "seen"));
        lookedUp(Outcome.OK, members.get(6));

        assertThat(notes.around(history)).singleElement().satisfies(believed -> assertThat(selves(believed))
                .doesNotContain(members.get(4))
                .contains(members.get(3), members.get(5), members.get(6)));
    }

    @Test
    void nothingIsToldOfARingThatIsNotThereYet() {
        notes.watch(Optional.empty());
        violated(members.get(3));

        assertThat(notes.around(history)).isEmpty();
    }
}
