package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.SmallRing.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.node.protocol.Peer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The block under key 5 was stored at 10 and is held by 6 and 7. */
class DurabilityTest {

    private final Trial trial =
            new Trial().formed(0, 0, 6, 7, 8).stored(5, 10, 5, 6, 7).held(10, 5, 6, 7);

    private Durability durability() {
        return Durability.of(trial.truth());
    }

    @Test
    void aBlockThatSomebodyHoldsIsNotLost() {
        trial.held(20, 5, 8);

        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void aBlockThatACrashTookIsNotHeldAgainstAnybody() {
        trial.crashed(15, 6, 7).held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isTrue();
        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void aCrashThatLeavesAHolderExcusesNothing() {
        trial.crashed(15, 6).held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isFalse();
        assertThat(durability().lost()).hasValueSatisfying(lost -> assertThat(lost)
                .hasToString("Durability: 1 of 1 acknowledged blocks are held by nobody, though no crash took all their"
                        + " holders at once; the first is 14000000, acknowledged by n6:7000/0@18000000,"
                        + " n7:7000/0@1c000000 as operation 0 at 0.000 s, last seen at 0.000 s: n6:7000/0@18000000"
                        + " crashed at 0.000 s, n7:7000/0@1c000000 is still there"));
    }

    @Test
    void twoCrashesOneAfterTheOtherTakeABlockThatWasNotRepairedInBetween() {
        trial.crashed(15, 6).held(20, 5, 7).crashed(20, 7).held(25, 5);

        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void aLeaveIsNoExcuse() {
        trial.left(15, 6, 7).held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isFalse();
        assertThat(durability().lost())
                .hasValueSatisfying(lost -> assertThat(lost.witness()).contains("left at"));
    }

    @Test
    void whoComesBackWithItsDiskHasLostNothing() {
        trial.crashed(15, 6, 7)
                .restarted(15, true, 6, 7)
                .joined(16, 6)
                .joined(17, 7)
                .held(20, 5);

        assertThat(durability().lost()).isPresent();
    }

    @Test
    void whoDiesOnItsWayBackTakesAlongWhatItHeld() {
        trial.crashed(15, 6, 7)
                .restarted(15, true, 6, 7)
                .held(16, 5)
                .joined(17, 6)
                .held(18, 5, 6)
                .crashed(19, 6)
                .held(20, 5);
        assertThat(durability().lost()).isPresent(); // 7 is still coming

        trial.crashed(21, 7).held(22, 5);

        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void whatIsSeenAgainAfterACrashMustNotBeLostLater() {
        trial.crashed(15, 6, 7)
                .crashed(16, 8)
                .restarted(17, true, 6, 7)
                .joined(18, 6)
                .held(19, 5, 6)
                .held(30, 5);

        assertThat(durability().lost()).isPresent();
    }

    @Test
    void aCrashTakesTheCopiesOfAStoreThatIsUnderWay() {
        trial.held(20, 9, 8).crashed(20, 8).held(20, 5, 6).stored(15, 25, 9, 8).held(30, Map.of(point(5), nodes(6)));

        assertThat(durability().isOrphaned(point(9))).isTrue();
        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void aCopyThatAStoreMadeAfterTheCrashMustNotBeLostLater() {
        trial.held(20, 9, 8)
                .crashed(20, 8)
                .stored(15, 25, 9, 8, 0)
                .held(26, Map.of(point(5), nodes(6), point(9), nodes(0)))
                .held(30, 5, 6);

        assertThat(durability().lost()).isPresent();
    }

    /** By membership 6 and 7 are to hold it; 8 did so before 6 came. */
    @Test
    void aCopyThatWasToBeDroppedIsNoneOfThoseThatArePromised() {
        trial.held(14, 5, 6, 7, 8).crashed(15, 6, 7).held(15, 5, 8).held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isTrue();
        assertThat(durability().lost()).isEmpty();
    }

    /** By membership 6 is to hold it; another node of that host was asked to, by somebody who did not know 6 yet. */
    @Test
    void aHostHoldsItAtWhicheverOfItsNodesWasAsked() {
        Peer second = new Peer(point(20), nodes(6).get(0).host(), 1);
        List<Peer> both = List.of(second, nodes(7).get(0));
        trial.event(new Event.Joined(11, second))
                .held(
                        14,
                        Map.of(
                                point(5),
                                Stream.concat(both.stream(), nodes(8).stream()).toList()))
                .event(new Event.Crashed(
                        15, Stream.concat(both.stream(), nodes(6).stream()).toList(), "exit status 137"))
                .held(15, 5, 8)
                .held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isTrue();
        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void butItMustNotBeLostOnceThereWasTimeToRepair() {
        trial.held(14, 5, 6, 7, 8).crashed(15, 6, 7).held(15 + 31, 5, 8).held(60, 5);

        assertThat(durability().lost()).isPresent();
    }

    /** 9 has handed the block over to 7 and 8, not having heard of 6 yet, and drops it on their word. */
    @Test
    void whoHasNotHeardOfANewcomerHandsOverToTheHoldersWithoutIt() {
        Trial joined = before6Joins().joined(12, 6).held(14, 5, 7, 8, 9).crashed(15, 7, 8);

        assertThat(Durability.of(joined.held(15, 5, 9).held(20, 5).truth()).lost())
                .isEmpty();
    }

    @Test
    void butNotOnceEverybodyHasHeardOfIt() {
        Trial joined = before6Joins().joined(12, 6).held(50, 5, 7, 8, 9).crashed(51, 7, 8);

        assertThat(Durability.of(joined.held(51, 5, 9).held(56, 5).truth()).lost())
                .isPresent();
    }

    private static Trial before6Joins() {
        return new Trial().formed(0, 0, 7, 8, 9).stored(5, 10, 5, 7, 8).held(10, 5, 7, 8);
    }

    @Test
    void norIfOneOfTheKHoldersLackedTheBlock() {
        trial.held(14, 5, 6, 8).crashed(15, 6, 7).held(15, 5, 8).held(20, 5);

        assertThat(durability().lost()).isPresent();
    }

    /** Its heirs have said that they hold the block, and their answers are on their way when they die. */
    @Test
    void whoeverLeavesTakesAlongWhatItHasHandedOver() {
        trial.leaving(11, 6)
                .held(14, 5, 6, 7, 8)
                .crashed(15, 7, 8)
                .held(15, 5, 6)
                .left(16, 6)
                .held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isTrue();
        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void butNotWhatItHasNotHandedOverYet() {
        trial.leaving(11, 6)
                .held(14, 5, 6, 7)
                .crashed(15, 7, 8)
                .held(15, 5, 6)
                .left(16, 6)
                .held(20, 5);

        assertThat(durability().isOrphaned(point(5))).isFalse();
        assertThat(durability().lost()).isPresent();
    }

    @Test
    void norIfItHadTheTimeToLookForOtherHeirs() {
        trial.leaving(11, 6)
                .held(14, 5, 6, 7, 8)
                .crashed(15, 7, 8)
                .held(50, 5, 6)
                .left(51, 6)
                .held(60, 5);

        assertThat(durability().lost()).isPresent();
    }

    @Test
    void aLostDiskLosesWhatItHeld() {
        trial.crashed(15, 6, 7)
                .restarted(15, false, 6, 7)
                .joined(16, 6)
                .joined(17, 7)
                .held(20, 5);

        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void whatIsStillGoodOnADamagedDiskMustNotBeLostLater() {
        trial.crashed(15, 6, 7)
                .restarted(15, false, 6, 7)
                .joined(16, 6)
                .joined(17, 7)
                .held(18, 5, 6)
                .held(30, 5);

        assertThat(durability().lost()).isPresent();
    }

    @Test
    void aBlockThatIsStoredAgainIsPromisedAgain() {
        trial.crashed(15, 6, 7).stored(20, 25, 5, 8, 0).held(26, 5, 8, 0).held(40, 5);

        assertThat(durability().lost()).isPresent();
    }

    @Test
    void whatNobodyAcknowledgedWasNotPromised() {
        trial.held(20, Map.of(point(5), nodes(6), point(9), nodes(7))).held(30, 5, 6);

        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void aBlockThatIsAcknowledgedAfterTheLastLookIsNotMissedInIt() {
        trial.stored(15, 20, 9, 6, 7);

        assertThat(durability().lost()).isEmpty();
    }

    @Test
    void withoutAnInventoryNothingIsKnown() {
        assertThat(Durability.of(new Trial().formed(0, 0, 6).stored(5, 10, 5, 6).truth())
                        .lost())
                .isEmpty();
    }
}
