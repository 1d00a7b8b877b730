package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.LookupJudgement.CORRECT;
import static dev.wringer.harness.oracle.LookupJudgement.DEAD_OWNER;
import static dev.wringer.harness.oracle.LookupJudgement.FAILED;
import static dev.wringer.harness.oracle.LookupJudgement.LIVE_NODE_SUSPECTED;
import static dev.wringer.harness.oracle.LookupJudgement.STALE;
import static dev.wringer.harness.oracle.LookupJudgement.UNKNOWN;
import static dev.wringer.harness.oracle.LookupJudgement.WRONG;
import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.Operation;
import dev.wringer.harness.record.Operation.Outcome;
import dev.wringer.harness.record.RegimeEffect.Hindrance;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookupCheckTest {

    /** 10, 20, 30 from the start; 15 joins at 100; 20 crashes at 200; 25 joins at 300. News takes 30 to get everywhere. */
    private static Trial trial() {
        return new Trial()
                .formed(0, 10, 20, 30)
                .joined(100, 15)
                .crashed(200, 20)
                .joined(300, 25);
    }

    @Test
    void theOwnerIsRight() {
        assertThat(judge(trial().lookup(50, 60, 12, 20))).containsExactly(CORRECT);
        assertThat(judge(trial().lookup(150, 160, 12, 15))).containsExactly(CORRECT);
        assertThat(judge(trial().lookup(250, 260, 31, 10))).containsExactly(CORRECT);
    }

    @Test
    void beingRightAtAnyMomentOfTheWindowIsEnough() {
        assertThat(judge(trial().lookup(90, 110, 12, 20))).containsExactly(CORRECT);
        assertThat(judge(trial().lookup(90, 110, 12, 15))).containsExactly(CORRECT);
        assertThat(judge(trial().lookup(90, 310, 18, 30))).containsExactly(CORRECT);
        assertThat(judge(trial().lookup(90, 100, 12, 15))).containsExactly(CORRECT);
    }

    @Test
    void newMembersMayBePassedOverForAWhile() {
        assertThat(judge(trial().lookup(101, 110, 12, 20))).containsExactly(STALE);
        assertThat(judge(trial().lookup(130, 140, 12, 20))).containsExactly(STALE);
        assertThat(judge(trial().lookup(131, 140, 12, 20))).containsExactly(WRONG);
    }

    @Test
    void newMembersMayNotBePassedOverOnceTheRingWasIdeal() {
        Trial settled = trial().event(new Event.Settled(120, true));

        assertThat(judge(settled.lookup(119, 121, 12, 20))).containsExactly(STALE);
        assertThat(judge(settled.lookup(121, 125, 12, 20))).last().isEqualTo(WRONG);
    }

    @Test
    void timeAloneSettlesNothing() {
        Trial waited = trial().event(new Event.Settled(120, false));

        assertThat(judge(waited.lookup(121, 125, 12, 20))).containsExactly(STALE);
    }

    @Test
    void membersOnTheirWayOutMayBePassedOver() {
        Trial leaving = new Trial()
                .formed(0, 10, 20, 30)
                .event(new Event.Leaving(100, nodes(20)))
                .left(120, 20);

        assertThat(judge(leaving.lookup(90, 99, 12, 30))).containsExactly(WRONG);
        assertThat(judge(leaving.lookup(105, 110, 12, 30))).last().isEqualTo(STALE);
    }

    @Test
    void everyoneWhomItPassesOverHasToBeExcused() {
        assertThat(judge(trial().lookup(101, 110, 12, 30))).containsExactly(WRONG);
    }

    @Test
    void aMemberThatWasTakenForDeadMayBePassedOverForAWhile() {
        Trial suspected = trial().event(new Event.Suspected(60, node(20), 50, 3));

        assertThat(judge(suspected.lookup(45, 49, 12, 30))).containsExactly(WRONG);
        assertThat(judge(suspected.lookup(49, 50, 12, 30))).last().isEqualTo(LIVE_NODE_SUSPECTED);
        assertThat(judge(suspected.lookup(90, 95, 12, 30))).last().isEqualTo(LIVE_NODE_SUSPECTED);
        assertThat(judge(suspected.lookup(91, 95, 12, 30))).last().isEqualTo(WRONG);
        assertThat(judge(suspected.lookup(55, 58, 2, 20)))
                .as("another one")
                .last()
                .isEqualTo(WRONG);
    }

    @Test
    void aMemberBehindARegimeMayBePassedOverForAWhile() {
        Trial regime =
                trial().imposed(40, 0, Hindrance.CUT, List.of(20), List.of(10)).healed(50, 0);

        assertThat(judge(regime.lookup(30, 39, 12, 30))).containsExactly(WRONG);
        assertThat(judge(regime.lookup(45, 46, 12, 30))).last().isEqualTo(LIVE_NODE_SUSPECTED);
        assertThat(judge(regime.lookup(80, 90, 12, 30))).last().isEqualTo(LIVE_NODE_SUSPECTED);
        assertThat(judge(regime.lookup(81, 90, 12, 30))).last().isEqualTo(WRONG);
    }

    @Test
    void theOwnerWasDeadAllTheTime() {
        assertThat(judge(trial().lookup(200, 210, 18, 20))).containsExactly(DEAD_OWNER);
        assertThat(judge(trial().lookup(199, 210, 18, 20))).containsExactly(CORRECT);
    }

    @Test
    void aDeadOwnerIsOneThoughItWouldNeverHaveBeenRight() {
        assertThat(judge(trial().lookup(250, 260, 28, 20))).containsExactly(DEAD_OWNER);
    }

    @Test
    void passingOverAMemberWithoutAnyExcuseIsWrong() {
        assertThat(judge(trial().lookup(50, 60, 12, 30))).containsExactly(WRONG);
        assertThat(judge(trial().lookup(150, 160, 31, 15))).containsExactly(WRONG);
        assertThat(judge(trial().lookup(50, 60, 12, 63))).containsExactly(WRONG);
    }

    @Test
    void noAnswerIsToldFromFailure() {
        assertThat(judge(trial().lookup(50, 60, 12, Outcome.FAILED).lookup(50, 60, 12, Outcome.UNKNOWN)))
                .containsExactly(FAILED, UNKNOWN);
    }

    @Test
    void slackWidensTheWindow() {
        Trial late = trial().lookup(105, 110, 12, 20);

        assertThat(judge(late)).containsExactly(STALE);
        assertThat(LookupCheck.against(late.truth())
                        .withSlack(Duration.ofNanos(6))
                        .judge(late.operations())
                        .count(CORRECT))
                .isEqualTo(1);
    }

    @Test
    void witnessesNameTheRightOwnerAndTheOneGiven() {
        JudgedLookups judged = check(trial().lookup(50, 60, 12, 30)
                .lookup(101, 110, 12, 20)
                .lookup(250, 260, 18, 20)
                .lookup(50, 60, 12, Outcome.FAILED)
                .lookup(50, 60, 12, 20));

        assertThat(judged.all())
                .extracting(JudgedLookup::witness)
                .containsExactly(
                        "lookup 0 of 30000000 at n0:7000/0@00000000 should name n20:7000/0@50000000"
                                + " and names n30:7000/0@78000000, which passes over n20:7000/0@50000000, alive and nothing against it",
                        "lookup 1 of 30000000 at n0:7000/0@00000000 should name n15:7000/0@3c000000"
                                + " and names n20:7000/0@50000000: all that come before it had just come, or were going",
                        "lookup 2 of 48000000 at n0:7000/0@00000000 should name n30:7000/0@78000000"
                                + " and names n20:7000/0@50000000, which had left or died before",
                        "lookup 3 of 30000000 at n0:7000/0@00000000: no route",
                        "");
    }

    @Test
    void countsNameEveryClass() {
        JudgedLookups judged = check(trial().lookup(50, 60, 12, 20)
                .lookup(50, 60, 12, 20)
                .lookup(50, 60, 12, 30)
                .lookup(50, 60, 12, Outcome.UNKNOWN));

        assertThat(judged.counts())
                .containsOnlyKeys(LookupJudgement.values())
                .containsEntry(CORRECT, 2L)
                .containsEntry(WRONG, 1L)
                .containsEntry(STALE, 0L);
        assertThat(judged.correctShare()).hasValue(2.0 / 3);
        assertThat(judged.first(WRONG)).map(lookup -> lookup.lookup().number()).hasValue(2);
        assertThat(new JudgedLookups(List.of()).correctShare()).isEmpty();
    }

    @Test
    void otherOperationsArePassedOver() {
        assertThat(LookupCheck.against(trial().truth())
                        .judge(List.of(Trial.fetched(1, true)))
                        .all())
                .isEmpty();
    }

    @Test
    void aRingThatDiesOutHasNoRightOwner() {
        Trial extinct = new Trial()
                .formed(0, 10, 20)
                .crashed(100, 10, 20)
                .lookup(150, 160, 12, 20)
                .lookup(90, 160, 12, 20);

        assertThat(judge(extinct)).containsExactly(DEAD_OWNER, CORRECT);
    }

    @Test
    void theSweepAgreesWithAskingForEachWindow() {
        Random random = new Random(7);
        Trial churn = new Trial().formed(0, 1, 5, 9, 13, 40);
        for (int at = 10; at < 2_000; at += 10) {
            int node = random.nextInt(64);
            if (random.nextBoolean()) {
                churn.joined(at, node);
            } else {
                churn.crashed(at, node);
            }
        }
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(2_000);
            churn.lookup(from, from + random.nextInt(100), random.nextInt(64), random.nextInt(64));
        }
        MembershipTimeline timeline = churn.timeline();

        for (JudgedLookup judged : check(churn).all()) {
            Operation lookup = judged.lookup();
            boolean right = timeline.between(lookup.invokedNanos(), lookup.completedNanos()).stream()
                    .map(Membership::ring)
                    .anyMatch(ring -> ring.size() > 0
                            && ring.ownerOf(lookup.key())
                                    .equals(lookup.answeredBy().orElseThrow()));
            assertThat(judged.judgement() == CORRECT).as("%s", lookup).isEqualTo(right);
        }
    }

    private static JudgedLookups check(Trial trial) {
        return LookupCheck.against(trial.truth()).judge(trial.operations());
    }

    private static List<LookupJudgement> judge(Trial trial) {
        return check(trial).all().stream().map(JudgedLookup::judgement).toList();
    }
}
