package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Blocks under 5 and 7 in a ring of 0, 6, 7, 8, 9, where each has two replicas. */
class RepairTrafficTest {

    private final Trial trial =
            new Trial().formed(0, 0, 6, 7, 8, 9).stored(5, 10, 5, 6, 7).stored(5, 10, 7, 7, 8);

    private Optional<RepairTraffic> between(long from, long copiedBefore, long to, long copiedAfter) {
        return RepairTraffic.between(measured(from, copiedBefore), measured(to, copiedAfter), trial.truth());
    }

    private static Event.Measured measured(long at, long copied) {
        return new Event.Measured(at, "looked", Map.of(RepairTraffic.REPAIRED, copied, RepairTraffic.IDEAL, 1L));
    }

    @Test
    void copiesAreComparedWithWhatWasMissing() {
        trial.crashed(20, 7).held(30, Map.of(point(5), nodes(6), point(7), nodes(8)));

        assertThat(between(30, 4, 90, 7)).hasValueSatisfying(traffic -> {
            assertThat(traffic).isEqualTo(new RepairTraffic(3, 2, true));
            assertThat(traffic.factor()).hasValue(1.5);
            assertThat(traffic.needless()).isEmpty();
        });
    }

    @Test
    void whatNobodyHoldsCannotBeCopied() {
        trial.crashed(20, 7).held(30, Map.of(point(5), nodes(6)));

        assertThat(between(30, 0, 90, 1)).hasValue(new RepairTraffic(1, 1, true));
    }

    @Test
    void whoeverComesMeanwhileIsOwedItsCopies() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8))).joined(40, 5);

        assertThat(between(30, 0, 90, 1)).hasValue(new RepairTraffic(1, 1, false));
    }

    @Test
    void copiesOfWhatIsThereAreNeedless() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8)));

        assertThat(between(30, 4, 90, 4).flatMap(RepairTraffic::needless)).isEmpty();
        assertThat(between(30, 4, 90, 6).flatMap(RepairTraffic::needless))
                .hasValueSatisfying(violation -> assertThat(violation.toString())
                        .startsWith("RepairTraffic: 2 blocks were copied by maintenance, although"));
        assertThat(between(30, 4, 90, 6).flatMap(RepairTraffic::factor)).isEmpty();
    }

    @Test
    void aRingThatIsBusyMayCopy() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8))).stored(40, 50, 8, 8, 9);

        assertThat(between(30, 4, 90, 6).flatMap(RepairTraffic::needless)).isEmpty();
    }

    @Test
    void whatIsOnItsWayAtTheFirstMeasurementIsNotNeedless() {
        trial.held(29, Map.of(point(5), nodes(6), point(7), nodes(7, 8)))
                .held(31, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8)));

        assertThat(between(30, 4, 90, 5)).hasValue(new RepairTraffic(1, 1, true));
    }

    @Test
    void whatNobodyAcknowledgedIsCopiedAsWell() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8), point(8), nodes(8)));

        assertThat(between(30, 4, 90, 5)).hasValue(new RepairTraffic(1, 1, true));
    }

    @Test
    void aRingThatIsNotIdealMayCopy() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8)));

        Event.Measured before = new Event.Measured(30, "", Map.of(RepairTraffic.REPAIRED, 4L, RepairTraffic.IDEAL, 0L));
        assertThat(RepairTraffic.between(before, measured(90, 6), trial.truth()))
                .hasValue(new RepairTraffic(2, 0, false));
    }

    @Test
    void soMayOneWhoseMembersCouldBeTakenForDead() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8)))
                .event(new Event.Suspected(50, node(7), 45, 1));

        assertThat(between(30, 4, 90, 6)).hasValue(new RepairTraffic(2, 0, false));
    }

    @Test
    void needlessCopiesFailTheTrial() {
        trial.held(30, Map.of(point(5), nodes(6, 7), point(7), nodes(7, 8)))
                .event(measured(30, 4))
                .event(measured(90, 4));
        assertThat(Judgement.on(trial.history())).isEqualTo(Verdict.PASSED);
        assertThat(RepairTraffic.latest(trial.truth())).hasValue(new RepairTraffic(0, 0, true));

        trial.event(measured(150, 5));
        assertThat(Judgement.on(trial.history()).outcome()).isEqualTo(Verdict.Outcome.FAIL);
        trial.assertCaught(new NeedlessRepair(), true, "RepairTraffic: 1 blocks were copied by maintenance");
    }

    @Test
    void withoutAnInventoryOrACountNothingIsKnown() {
        trial.held(31, 5, 6, 7).held(91, 5, 6, 7);

        assertThat(between(30, 0, 90, 1)).isEmpty();
        assertThat(RepairTraffic.between(new Event.Measured(20, "", Map.of()), measured(90, 1), trial.truth()))
                .isEmpty();
    }
}
