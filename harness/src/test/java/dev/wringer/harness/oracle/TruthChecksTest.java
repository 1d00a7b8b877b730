package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static dev.wringer.harness.oracle.Trial.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Kind;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import dev.wringer.node.protocol.RpcFailure;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A ring of 0, 6, 7, 8, in which the block under key 5 belongs to 6 and 7. */
class TruthChecksTest {

    private final Trial trial = new Trial().formed(0, 0, 6, 7, 8);

    @Nested
    class AcknowledgementsCheck {

        private final Acknowledgements check = new Acknowledgements();

        @Test
        void believesWhatIsSeen() {
            trial.stored(5, 10, 5, 6, 7).held(10, 5, 6, 7);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void catchesWhoSaysThatItHoldsABlockAndDoesNot() {
            trial.stored(5, 10, 5, 6, 7).held(12, 5, 6);

            trial.assertCaught(
                    check,
                    false,
                    "Acknowledgements: block 14000000, stored at n0:7000/0@00000000 as operation 0,"
                            + " was acknowledged by n7:7000/0@1c000000, which does not hold it at 0.000 s; holders:"
                            + " n6:7000/0@18000000");
        }

        @Test
        void looksAtTheFirstInventoryAfterwards() {
            trial.held(9, 5).stored(5, 10, 5, 6, 7).held(12, 5, 6, 7).held(20, 5);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void knowsThatTheDeadHoldNothing() {
            trial.stored(5, 10, 5, 6, 7).crashed(11, 7).held(12, 5, 6);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void knowsThatABlockMovesOnWhenMembersComeInBetween() {
            trial.stored(5, 10, 5, 6, 8).held(12, 5, 6);
            assertThat(trial.caughtBy(check)).as("8 need not hold it").isEmpty();

            trial.stored(15, 20, 5, 6, 7).joined(21, 5).crashed(22, 5).held(23, 5, 6);
            assertThat(trial.caughtBy(check))
                    .as("7 need not have held it all the time")
                    .isEmpty();
        }

        @Test
        void knowsThatWhoStandsStillCannotBeAsked() {
            trial.stored(5, 10, 5, 6, 7)
                    .imposed(11, 0, Hindrance.FROZEN, List.of(7), List.of())
                    .held(12, 5, 6);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void knowsThatWhoWasTakenForDeadMayHaveBeenReplaced() {
            trial.imposed(5, 0, Hindrance.CUT, List.of(7), List.of(6))
                    .stored(5, 10, 5, 6, 7)
                    .held(12, 5, 6);
            assertThat(trial.caughtBy(check)).isEmpty();

            trial.healed(13, 0)
                    .event(new Event.Settled(14, true))
                    .stored(15, 20, 5, 6, 7)
                    .held(21, 5, 6);
            assertThat(trial.caughtBy(check)).as("all is well again").hasSize(1);
        }

        @Test
        void catchesAStoreThatTooFewAcknowledged() {
            trial.stored(5, 10, 5);

            trial.assertCaught(
                    check, false, "was acknowledged by nobody: on 0 hosts, where 1 different ones are required");
        }

        @Test
        void catchesTwoCopiesOnOneHost() {
            trial.stored(5, 10, 5, 6, 6);

            trial.assertCaught(check, false, "on 1 hosts");
        }

        @Test
        void passesOverStoresThatFailed() {
            trial.completed(operation(0, Kind.STORE, 5)
                    .outcome(Outcome.UNKNOWN, "timed out")
                    .replicas(nodes(6))
                    .build());

            assertThat(trial.caughtBy(check)).isEmpty();
        }
    }

    @Nested
    class LookupClaimsCheck {

        private final LookupClaims check = new LookupClaims();

        private void lookedUp(int key, int owner, int... path) {
            trial.completed(operation(0, Kind.LOOKUP, key)
                    .invoked(10)
                    .completed(20)
                    .outcome(Outcome.OK, "")
                    .answeredBy(node(owner))
                    .path(nodes(path))
                    .build());
        }

        @Test
        void believesWhatIsRight() {
            lookedUp(8, 8, 6, 7);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void catchesAWrongOwner() {
            lookedUp(5, 7);

            trial.assertCaught(check, true, "LookupOwner: lookup 0 of 14000000");
        }

        @Test
        void excusesAnOwnerThatWasTakenForDead() {
            lookedUp(5, 7);
            trial.event(new Event.Suspected(5, node(6), 5, 1));

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void catchesAHopThatIsNoMember() {
            lookedUp(8, 8, 6, 7);
            trial.completed(operation(1, Kind.LOOKUP, 8)
                    .outcome(Outcome.FAILED, "")
                    .path(nodes(3))
                    .build());

            trial.assertCaught(
                    check,
                    false,
                    "LookupPath: lookup 1 of 20000000 at n0:7000/0@00000000 went by way of"
                            + " n3:7000/0@0c000000, which was no member then");
        }

        @Test
        void catchesAHopThatHadDiedBefore() {
            trial.crashed(5, 7);
            lookedUp(8, 8, 6, 7);

            trial.assertCaught(check, false, "LookupPath");
        }

        @Test
        void believesInAHopThatDiedMeanwhileOrCameMeanwhile() {
            trial.crashed(15, 7).joined(15, 3);
            lookedUp(8, 8, 3, 6, 7);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void catchesAWayBack() {
            lookedUp(8, 8, 7, 6);

            trial.assertCaught(check, false, "RoutingProgress");
        }
    }

    @Nested
    class DenialsCheck {

        private final Denials check = new Denials();

        private Trial denied() {
            return trial.completed(denial());
        }

        private Operation denial() {
            return operation(7, Kind.FETCH, 5)
                    .invoked(20)
                    .completed(30)
                    .outcome(Outcome.FAILED, "none of 2 has it")
                    .failure(RpcFailure.Kind.NOT_FOUND)
                    .build();
        }

        @Test
        void catchesWhoDeniesABlockThatIsThere() {
            trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7);
            denied().held(35, 5, 6, 7);

            trial.assertCaught(
                    check,
                    true,
                    "Denials: fetch 7 at n0:7000/0@00000000 found no holder of 14000000, although"
                            + " n6:7000/0@18000000 held it, alive and within reach");
        }

        /** 6 has just come, and may have dropped its copy again on the word of others. */
        @Test
        void doesNotCountWhatWasStoredAgainAtANewcomer() {
            Trial joined = new Trial()
                    .formed(0, 0, 7, 8)
                    .stored(5, 10, 5, 7, 8)
                    .joined(11, 6)
                    .held(12, 5, 6)
                    .event(new Event.Settled(14, true))
                    .completed(denial())
                    .stored(31, 33, 5, 6)
                    .held(35, 5, 6);

            assertThat(joined.caughtBy(check)).isEmpty();
        }

        @Test
        void countsWhatWasStoredAgainWhereItWasToBeAllTheTime() {
            trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7);
            denied().stored(31, 33, 5, 6).held(35, 5, 6);

            trial.assertCaught(
                    check,
                    true,
                    "Denials: fetch 7 at n0:7000/0@00000000 found no holder of 14000000, although"
                            + " n6:7000/0@18000000 held it, alive and within reach");
        }

        @Test
        void believesThatALostBlockIsLost() {
            trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7).crashed(12, 6, 7);
            denied().held(35, 5);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void doesNotCountHoldersThatNeedNotBeAsked() {
            trial.held(12, 5, 8);
            denied().held(35, 5, 8);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void doesNotCountHoldersThatMayHaveBeenTakenForDead() {
            trial.held(12, 5, 6, 7)
                    .event(new Event.Suspected(15, node(6), 15, 1))
                    .event(new Event.Suspected(15, node(7), 15, 1));
            denied().held(35, 5, 6, 7);

            assertThat(trial.caughtBy(check)).isEmpty();
        }

        @Test
        void saysNothingOfOtherFailures() {
            trial.held(12, 5, 6, 7)
                    .completed(operation(0, Kind.FETCH, 5)
                            .invoked(20)
                            .completed(30)
                            .outcome(Outcome.FAILED, "too late")
                            .failure(RpcFailure.Kind.TIMEOUT)
                            .build())
                    .held(35, 5, 6, 7);

            assertThat(trial.caughtBy(check)).isEmpty();
        }
    }

    @Test
    void forgeriesAreCaughtWhateverHappens() {
        Operation forged = Trial.fetched(5, false);
        trial.completed(forged).completed(Trial.fetched(5, true));

        trial.assertCaught(new FetchedBlocks(), false, "Integrity");
    }

    @Test
    void lostBlocksAreProvedByTheLastInventory() {
        trial.stored(5, 10, 5, 6, 7).held(12, 5, 6, 7).held(30, 5);

        trial.assertCaught(new LostBlocks(), true, "Durability");
        assertThat(trial.caughtBy(new LostBlocks()).get(0).position()).isEqualTo(3);
    }

    @Test
    void aCheckIsListedOnce() {
        assertThat(TruthCheck.ALL).doesNotHaveDuplicates().hasSize(9);
    }
}
