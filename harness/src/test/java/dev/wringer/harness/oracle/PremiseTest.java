package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.ideal;
import static dev.wringer.harness.oracle.SmallRing.node;
import static dev.wringer.harness.oracle.SmallRing.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Premise.Broken;
import dev.wringer.harness.oracle.Premise.Clause;
import dev.wringer.harness.oracle.Premise.Holds;
import dev.wringer.harness.record.RingSnapshot;
import dev.wringer.node.protocol.Peer;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** r = 2 throughout. */
class PremiseTest {

    private final Premise premise = new Premise(2);

    @Test
    void aFailureThatLeavesEveryListALiveEntryIsInside() {
        assertThat(premise.judge(ideal(2, 0, 2, 4, 6, 8).snapshot(), set(2))).isEqualTo(new Holds());
        assertThat(new Holds().broken()).isEmpty();
    }

    @Test
    void manyMayFailAtOnceIfTheyAreFarApart() {
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10, 12, 14).snapshot();

        assertThat(premise.judge(ring, set(2, 6, 10))).isEqualTo(new Holds());
    }

    @Test
    void neighboursThatFillAListAreOutside() {
        Premise.Judgement judgement = premise.judge(ideal(2, 0, 2, 4, 6, 8, 10).snapshot(), set(2, 4));

        assertThat(judgement)
                .isEqualTo(new Broken(
                        Clause.LAST_LIVE_SUCCESSOR,
                        "n0:7000/0@00000000 is left with [n2:7000/0@08000000 (dead), n4:7000/0@10000000 (dead)]"));
        assertThat(judgement.broken()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("premise broken: a survivor loses its last live successor: n0:7000"));
    }

    @Test
    void aVictimsOwnListDoesNotMatter() {
        // Nobody but 0 lists 2 and 4 only, and 0 fails as well.
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10, 12)
                .member(12, 10, 0, 6)
                .member(10, 8, 12, 6)
                .snapshot();

        assertThat(premise.judge(ring, set(0, 2, 4))).isEqualTo(new Holds());
    }

    @Test
    void aListOnItsWayIsInForceAlready() {
        RingSnapshot visible = ideal(2, 0, 2, 4, 6, 8, 10).snapshot();
        RingSnapshot withAnswer = ideal(2, 0, 2, 4, 6, 8, 10).arriving(0, 4, 6).snapshot();

        assertThat(premise.judge(visible, set(4, 6)).broken()).isPresent(); // 2 is stranded in either case
        assertThat(premise.judge(ideal(2, 0, 2, 4, 6, 8, 10).arriving(0, 2, 8).snapshot(), set(2, 8)))
                .isEqualTo(new Broken(
                        Clause.LAST_LIVE_SUCCESSOR,
                        "n0:7000/0@00000000 is about to adopt [n2:7000/0@08000000 (dead), n8:7000/0@20000000 (dead)]"));
        assertThat(premise.judge(visible, set(2, 8))).isEqualTo(new Holds());
        assertThat(premise.judge(withAnswer, set(2, 8))).isEqualTo(new Holds());
    }

    @Test
    void aNodeThatJoinsIsStrandedByTheListThatItTakesOver() {
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10).joining(1, 2, 8).snapshot();

        assertThat(premise.judge(ring, set(2, 8)).broken())
                .hasValueSatisfying(reason -> assertThat(reason).contains("n1:7000/0@04000000 is about to adopt"));
        assertThat(premise.judge(ring, set(1, 2, 8))).isEqualTo(new Holds());
    }

    @Test
    void whoeverWasStrandedBeforeIsNotStrandedByThisFailure() {
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10).member(1, 0, 3).snapshot();

        assertThat(premise.judge(ring, set(4))).isEqualTo(new Holds());
    }

    @Test
    void aPrincipalMayNotFailIfOnlyRPlusOneExist() {
        assertThat(premise.judge(ideal(2, 0, 2, 4).snapshot(), set(2)))
                .isEqualTo(new Broken(
                        Clause.ENOUGH_PRINCIPALS,
                        "without n2:7000/0@08000000 there are 2 principals where r + 1 = 3 are needed: "
                                + "n0:7000/0@00000000, n4:7000/0@10000000"));
    }

    @Test
    void aPrincipalMayFailIfMoreExist() {
        assertThat(premise.judge(ideal(2, 0, 2, 4, 6).snapshot(), set(2))).isEqualTo(new Holds());
    }

    @Test
    void nobodyMayFailWhereTooFewPrincipalsExist() {
        // 0 has taken 2 for dead, and skips it: the principals are 0 and 4.
        RingSnapshot ring = ideal(2, 0, 2, 4).member(0, 4, 4).snapshot();

        assertThat(Principals.of(ring)).hasSize(2);
        assertThat(premise.judge(ring, set(2)))
                .isEqualTo(new Broken(
                        Clause.ENOUGH_PRINCIPALS,
                        "without n2:7000/0@08000000 there are 2 principals where r + 1 = 3 are needed: "
                                + "n0:7000/0@00000000, n4:7000/0@10000000"));
    }

    @Test
    void whoeverIsNoPrincipalMayFailWhereEnoughExist() {
        // 0 skips 1 and 5 skips nobody: the principals are 0, 2, 5.
        RingSnapshot ring = ideal(2, 0, 2, 5).member(1, 0, 2, 5).snapshot();

        assertThat(Principals.of(ring)).hasSize(3);
        assertThat(premise.judge(ring, set(1))).isEqualTo(new Holds());
    }

    @Test
    void aListOnItsWaySkipsWhomItSkips() {
        RingSnapshot skipped = ideal(2, 0, 2, 4, 6).arriving(0, 4, 6).snapshot();

        assertThat(premise.judge(skipped, set(4)).broken())
                .hasValueSatisfying(reason -> assertThat(reason).contains("too few principals remain"));
    }

    @Test
    void whoeverIsNoMemberCannotFail() {
        assertThat(premise.judge(ideal(2, 0, 2, 4).snapshot(), set(3))).isEqualTo(new Holds());
    }

    /** Whether one of two nodes is 0 and the other one of these. */
    private static BiPredicate<Peer, Peer> cutOffFrom0(int... others) {
        Set<Peer> beyond = set(others);
        return (one, other) ->
                (one.equals(node(0)) && beyond.contains(other)) || (other.equals(node(0)) && beyond.contains(one));
    }

    @Test
    void whoeverIsBeyondACutIsNobodyToCountOn() {
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10).snapshot();

        assertThat(premise.judge(ring, set(4), set(), cutOffFrom0(6))).isEqualTo(new Holds());
        assertThat(premise.judge(ring, set(4), set(), cutOffFrom0(2)))
                .isEqualTo(new Broken(
                        Clause.LAST_LIVE_SUCCESSOR,
                        "n0:7000/0@00000000 is left with [n2:7000/0@08000000 (dead), n4:7000/0@10000000 (dead)]"));
    }

    @Test
    void whoeverIsOnItsWayBackMayNotFailAgainIfSomebodyCountsOnIt() {
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10).dead(2, 4).snapshot();

        assertThat(premise.judge(ring, set(6), set(2, 4), cutOffFrom0())).isEqualTo(new Holds());
        assertThat(premise.judge(ring, set(4), set(2, 4), cutOffFrom0())).isEqualTo(new Holds());
        assertThat(premise.judge(ring, set(2, 4), set(2, 4), cutOffFrom0()).broken())
                .hasValueSatisfying(reason -> assertThat(reason).contains("n0:7000/0@00000000 is left with"));
    }

    @Test
    void aShortCutMustLeaveEverybodyASuccessorInReach() {
        RingSnapshot ring = ideal(2, 0, 2, 4, 6, 8, 10).snapshot();

        assertThat(premise.judgeCut(ring, cutOffFrom0(2, 10))).isEqualTo(new Holds());
        assertThat(premise.judgeCut(ring, cutOffFrom0(2, 4)).broken())
                .hasValueSatisfying(reason -> assertThat(reason).contains("n0:7000/0@00000000 is left with"));
        assertThat(premise.judgeCut(
                                ideal(2, 0, 2, 4, 6, 8, 10).arriving(0, 4, 6).snapshot(), cutOffFrom0(4, 6))
                        .broken())
                .hasValueSatisfying(reason -> assertThat(reason).contains("n0:7000/0@00000000 is about to adopt"));
    }

    @Test
    void noCutMayBeginWhereTooFewPrincipalsExist() {
        RingSnapshot ring = ideal(2, 0, 2, 4).member(0, 4, 4).snapshot();

        assertThat(premise.judgeCut(ring, cutOffFrom0(2)))
                .isEqualTo(new Broken(
                        Clause.ENOUGH_PRINCIPALS,
                        "there are 2 principals where r + 1 = 3 are needed: n0:7000/0@00000000, n4:7000/0@10000000"));
    }
}
