package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Event.Stage;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.RegimeEffect;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.harness.record.RingRules;
import dev.wringer.harness.ring.Activity;
import dev.wringer.node.id.RingId;
import dev.wringer.node.protocol.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By the events of real trials in {@link ProgressTest}; here, what only certain orders of them show. */
class TrialStandingTest {

    private final TrialStanding standing = new TrialStanding(50, new Stopwatch());

    private static Activity waiting() {
        return new Activity(
                "waiting until the ring is ideal", Optional.of("one is not"), Duration.ofSeconds(1), Optional.empty());
    }

    @Test
    void saysNothingBeforeThereIsARing() {
        assertThat(standing.phase()).isEqualTo(Phase.FORMING);
        assertThat(standing.ring()).isEmpty();
        assertThat(standing.faults()).isEmpty();
        assertThat(standing.operations()).isEmpty();
    }

    @Test
    void aPlaySaysWhichPhaseItIs() {
        for (Stage stage : Stage.values()) {
            standing.recorded(new Event.Entered(0, stage));
            standing.at(waiting());
            assertThat(standing.phase())
                    .isEqualTo(
                            switch (stage) {
                                case WARM_UP -> Phase.WARM_UP;
                                case QUIET -> Phase.LOAD;
                                case FAULTS -> Phase.FAULTS;
                                case HEALED, OVER -> Phase.RECOVERY;
                            });
        }
    }

    @Test
    void aStrikeIsAFaultAndAWaitAfterItTheRecovery() {
        standing.at(waiting());
        assertThat(standing.phase()).isEqualTo(Phase.FORMING);

        standing.recorded(new Event.Crashed(1, List.of(), "killed"));
        assertThat(standing.phase()).isEqualTo(Phase.FAULTS);

        standing.at(waiting());
        assertThat(standing.phase()).isEqualTo(Phase.RECOVERY);

        standing.at(Activity.ENDING);
        standing.at(waiting());
        assertThat(standing.phase()).isEqualTo(Phase.CHECKING);
    }

    @Test
    void maintenanceThatIsStoppedIsInForce() {
        standing.recorded(new Event.MaintenanceSwitched(1, false));
        assertThat(standing.faults()).contains("in force: no maintenance");

        standing.recorded(new Event.MaintenanceSwitched(2, true));
        assertThat(standing.faults()).isEmpty();
    }

    @Test
    void regimesAreInForceUntilTheyAreHealed() {
        impose(0, "partition half");
        impose(1, "pause 2");
        assertThat(standing.phase()).isEqualTo(Phase.FAULTS);
        assertThat(standing.faults()).contains("in force: partition half, pause 2");

        standing.recorded(new Event.Healed(2, 0, "partition half"));
        assertThat(standing.faults()).contains("in force: pause 2");

        standing.at(waiting());
        assertThat(standing.phase()).as("while something is in force").isEqualTo(Phase.FAULTS);

        standing.recorded(new Event.Healed(3, 1, "pause 2"));
        assertThat(standing.faults()).isEmpty();
    }

    @Test
    void whatFailedIsToldFromWhatSucceeded() {
        complete(Operation.Outcome.OK, 1);
        assertThat(standing.phase()).isEqualTo(Phase.LOAD);
        assertThat(standing.operations()).contains("1 operation, 100% ok");

        complete(Operation.Outcome.FAILED, 1);
        complete(Operation.Outcome.UNKNOWN, 1);
        assertThat(standing.operations()).contains("3 operations, 33.3% ok");

        complete(Operation.Outcome.OK, 5000);
        assertThat(standing.operations()).as("not quite all").contains("5,003 operations, 99.9% ok");
    }

    private void complete(Operation.Outcome outcome, int times) {
        Peer peer = Peer.at("host-1:7000", 0);
        for (int i = 0; i < times; i++) {
            Operation.Builder lookup = Operation.of(i, Operation.Kind.LOOKUP, RingId.ofHighBits(1), peer);
            Operation operation = outcome == Operation.Outcome.OK
                    ? lookup.outcome(outcome, "").answeredBy(peer).build()
                    : lookup.outcome(outcome, "no route").build();
            standing.recorded(new Event.Completed(operation));
        }
    }

    @Test
    void manyRegimesAreCounted() {
        for (int i = 0; i < 7; i++) {
            impose(i, "delay 100ms between some hosts");
        }
        assertThat(standing.faults()).contains("in force: 7 faults");
    }

    private void impose(int number, String regime) {
        RegimeEffect effect = new RegimeEffect(List.of("a"), List.of("b"), true, Hindrance.CUT);
        standing.recorded(new Event.Imposed(1, number, regime, effect, "seen"));
    }

    @Test
    void whatWasSeenOfTheRingIsToldUntilItChanges() {
        standing.recorded(new Event.Formed(0, Event.Formation.GROWN, new RingRules(1, 1, 1, 0), List.of()));
        standing.recorded(new Event.Recovering(1, 48, 3, 0, 0, 0));
        assertThat(standing.ring()).contains("0 of 50 nodes, 3 astray");

        standing.recorded(new Event.Recovering(2, 48, 0, 0, 0, 0));
        assertThat(standing.ring()).contains("0 of 50 nodes, ideal");

        standing.recorded(new Event.Crashed(3, List.of(), "killed"));
        assertThat(standing.ring()).contains("0 of 50 nodes");
    }
}
