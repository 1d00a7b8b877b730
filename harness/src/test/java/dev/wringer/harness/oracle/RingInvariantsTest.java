package dev.wringer.harness.oracle;

import static dev.wringer.harness.oracle.SmallRing.ideal;
import static dev.wringer.harness.oracle.SmallRing.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.RingSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invariants of ZAVE'17, shown the good states and the shortest violations; r = 2 throughout. */
class RingInvariantsTest {

    private static final int R = 2;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 20})
    void anIdealRingSatisfiesEveryInvariant(int size) {
        RingSnapshot ring =
                ideal(R, IntStream.range(0, size).map(i -> 3 * i).toArray()).snapshot();

        assertThat(violated(ring)).isEmpty();
        assertThat(new IdealState(R).check(ring)).isEmpty();
        assertThat(new IdealState(R).wrongMembers(ring)).isZero();
    }

    @Test
    void aRingThatIsMendingItselfIsSafeButNotIdeal() {
        // 4 has died: 2 has noticed, 0 and 6 have not; 5 has joined and only itself knows.
        RingSnapshot ring = ideal(R, 0, 2, 4, 6, 8)
                .dead(4)
                .member(2, 0, 6, 8)
                .member(5, 2, 6, 8)
                .snapshot();

        assertThat(violated(ring)).isEmpty();
        assertThat(new IdealState(R).check(ring)).isPresent();
        assertThat(new IdealState(R).wrongMembers(ring)).isEqualTo(3);
    }

    @Nested
    class KnownBadVariants {

        @Test
        void original_aDeadSuccessorIsAdopted() {
            // Ring {0, 2, 4}: 0 fails; 4 promotes 2; 4 stabilizes and adopts 0, 2's dead predecessor.
            RingSnapshot ring = ideal(R, 0, 2, 4).dead(0).member(4, 2, 0, 0).snapshot();

            assertThat(new LiveSuccessor().check(ring)).hasValueSatisfying(violation -> {
                assertThat(violation.members()).containsExactly(node(4));
                assertThat(violation.witness())
                        .isEqualTo("n4:7000/0@10000000 has no live successor: [n0:7000/0@00000000 (dead), "
                                + "n0:7000/0@00000000 (dead)]");
            });
            assertThat(violated(ring)).contains("LiveSuccessor", "ConnectedAppendages", "AtLeastOneRing");
        }

        @Test
        void smallBase_twoSelfRings() {
            // Ring {0, 3}: 1 and 4 join and are integrated, then fail.
            RingSnapshot ring =
                    new SmallRing().member(0, 4, 1, 0).member(3, 1, 4, 3).snapshot();

            assertThat(new AtMostOneRing().check(ring)).hasValueSatisfying(violation -> {
                assertThat(violation.members()).containsExactly(node(0), node(3));
                assertThat(violation.witness()).startsWith("2 rings: one of n0:7000");
            });
            assertThat(violated(ring)).contains("LiveSuccessor", "EnoughPrincipals", "OrderedSuccessorLists");
        }

        @Test
        void headOnlyJoin_aJoinerIsStranded() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).dead(4).member(3, 2, 4).snapshot();

            assertThat(new LiveSuccessor().check(ring)).hasValueSatisfying(violation -> assertThat(violation.members())
                    .containsExactly(node(3)));
            assertThat(new ConnectedAppendages().check(ring))
                    .hasValueSatisfying(violation ->
                            assertThat(violation.witness()).contains("n3:7000/0@0c000000 reaches no ring"));
        }

        @Test
        void twoStepListUpdate_anEntryStandsTwice() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(0, 6, 2, 2).snapshot();

            assertThat(new OrderedSuccessorLists().check(ring))
                    .hasValueSatisfying(violation -> assertThat(violation.witness())
                            .contains("n2:7000/0@08000000 twice in its successor list: [n2"));
            assertThat(violated(ring)).containsExactlyInAnyOrder("OrderedSuccessorLists", "EnoughPrincipals");
        }

        @Test
        void noRectifyPing_aDeadPredecessorIsNeverIdeal() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(2, 1, 4, 6).snapshot();

            assertThat(violated(ring)).isEmpty();
            assertThat(new IdealState(R).check(ring)).hasValueSatisfying(violation -> assertThat(violation.witness())
                    .isEqualTo("n2:7000/0@08000000 takes n1:7000/0@04000000 for its predecessor, "
                            + "which is n0:7000/0@00000000"));
        }
    }

    @Nested
    class LiveSuccessors {

        @Test
        void oneLiveEntryIsEnough() {
            assertThat(new LiveSuccessor().check(ideal(R, 0, 2, 4, 6).dead(2).snapshot()))
                    .isEmpty();
        }

        @Test
        void ownNameDoesNotCount() {
            RingSnapshot ring = ideal(R, 0, 2, 4).member(0, 4, 0).snapshot();

            assertThat(new LiveSuccessor().check(ring)).isPresent();
        }

        @Test
        void anEmptyListIsCaught() {
            RingSnapshot ring = ideal(R, 0, 2, 4).member(0, 4).snapshot();

            assertThat(new LiveSuccessor().check(ring))
                    .map(Violation::witness)
                    .hasValue("n0:7000/0@00000000 has no live successor: []");
        }
    }

    @Nested
    class OrderedLists {

        @Test
        void aListMayWrapRoundTheCircle() {
            assertThat(new OrderedSuccessorLists().check(ideal(R, 10, 20, 60).snapshot()))
                    .isEmpty();
        }

        @Test
        void entriesInTheWrongOrderAreCaught() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(0, 6, 4, 2).snapshot();

            assertThat(new OrderedSuccessorLists().check(ring))
                    .hasValueSatisfying(violation ->
                            assertThat(violation.witness()).contains("out of order in its successor list"));
        }

        @Test
        void theOwnerInItsListIsCaught() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(2, 0, 4, 2).snapshot();

            assertThat(new OrderedSuccessorLists().check(ring))
                    .hasValueSatisfying(
                            violation -> assertThat(violation.witness()).contains("has itself in its successor list"));
        }

        @Test
        void deadEntriesAreJudgedLikeOthers() {
            RingSnapshot ring = ideal(R, 0, 2, 4).member(0, 4, 3, 3).snapshot();

            assertThat(new OrderedSuccessorLists().check(ring)).isPresent();
        }
    }

    @Nested
    class Rings {

        @Test
        void aChainIsNoRing() {
            RingSnapshot ring =
                    new SmallRing().orphan(0, 2).orphan(2, 4).orphan(4, 5).snapshot();

            assertThat(new AtLeastOneRing().check(ring)).isPresent();
            assertThat(new AtMostOneRing().check(ring)).isEmpty();
            assertThat(new OrderedRing().check(ring)).isEmpty();
            assertThat(new ConnectedAppendages().check(ring))
                    .map(Violation::witness)
                    .hasValue("n0:7000/0@00000000 reaches no ring: by way of n2:7000/0@08000000, n4:7000/0@10000000, "
                            + "it ends at a list without a live entry, [n5:7000/0@14000000 (dead)]");
        }

        @Test
        void aRingWithoutMembersIsNoRing() {
            assertThat(new AtLeastOneRing().check(new SmallRing().snapshot())).isPresent();
            assertThat(new IdealState(R).check(new SmallRing().snapshot())).isPresent();
        }

        @Test
        void anAppendageLeadsToTheRing() {
            RingSnapshot ring =
                    ideal(R, 0, 4, 8).member(5, 4, 8, 0).member(6, 5, 8, 0).snapshot();

            assertThat(violated(ring)).isEmpty();
        }

        @Test
        void aSplitRingIsCaught() {
            RingSnapshot ring = new SmallRing()
                    .member(0, 4, 4)
                    .member(4, 0, 0)
                    .member(2, 6, 6)
                    .member(6, 2, 2)
                    .snapshot();

            assertThat(new AtMostOneRing().check(ring)).isPresent();
            assertThat(new OrderedRing().check(ring)).isPresent();
            assertThat(new LiveSuccessor().check(ring)).isEmpty();
        }

        @Test
        void aRingThatGoesRoundTwiceIsCaught() {
            assertThat(new OrderedRing().check(loopy())).hasValueSatisfying(violation -> assertThat(violation.witness())
                    .isEqualTo("n0:7000/0@00000000 is followed by n2:7000/0@08000000, "
                            + "which passes over ring member n1:7000/0@04000000"));
            assertThat(new AtLeastOneRing().check(loopy())).isEmpty();
            assertThat(new AtMostOneRing().check(loopy())).isEmpty();
        }
    }

    @Nested
    class PrincipalsNeeded {

        @Test
        void aMemberThatAListSkipsIsNoPrincipal() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(0, 6, 4, 6).snapshot();

            assertThat(Principals.of(ring)).containsExactly(node(0), node(4), node(6));
            assertThat(new EnoughPrincipals(R).check(ring)).isEmpty();
        }

        @Test
        void tooFewAreCaught() {
            RingSnapshot ring =
                    ideal(R, 0, 2, 4, 6).member(0, 6, 4, 6).member(2, 0, 6, 0).snapshot();

            assertThat(new EnoughPrincipals(R).check(ring))
                    .map(Violation::witness)
                    .hasValue("2 of 4 members are principals, r + 1 = 3 are needed: n0:7000/0@00000000, "
                            + "n6:7000/0@18000000; members are skipped, for instance, by n0:7000/0@00000000 with "
                            + "[n4:7000/0@10000000, n6:7000/0@18000000]");
        }

        @Test
        void aRingOfTooFewMembersCannotHaveThem() {
            assertThat(new EnoughPrincipals(R).check(ideal(R, 0, 2).snapshot())).isPresent();
            assertThat(new EnoughPrincipals(R).check(ideal(R, 0, 2, 4).snapshot()))
                    .isEmpty();
        }

        @Test
        void aDeadEntrySkipsWhoeverLiesBeyondIt() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(0, 6, 3, 6).snapshot();

            assertThat(Principals.of(ring)).containsExactly(node(0), node(6));
        }
    }

    @Nested
    class Ideal {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void inARingOfFewEachListNamesAllOthers(int size) {
            int[] numbers = IntStream.range(0, size).map(i -> 7 * i).toArray();

            assertThat(new IdealState(20).check(ideal(20, numbers).snapshot())).isEmpty();
        }

        @Test
        void aLoneMemberNeedsNoPredecessor() {
            assertThat(new IdealState(R).check(new SmallRing().orphan(5).snapshot()))
                    .isEmpty();
        }

        @Test
        void aWrongEntryIsNamedWithTheRightOne() {
            RingSnapshot ring = ideal(R, 0, 2, 4, 6).member(4, 2, 6, 2).snapshot();

            assertThat(new IdealState(R).check(ring))
                    .map(Violation::witness)
                    .hasValue("n4:7000/0@10000000 has a wrong successor 2, which is n0:7000/0@00000000: "
                            + "[n6:7000/0@18000000, n2:7000/0@08000000]");
        }

        @Test
        void aListThatIsTooShortOrTooLongIsCaught() {
            assertThat(new IdealState(R)
                            .check(ideal(R, 0, 2, 4, 6).member(0, 6, 2).snapshot()))
                    .map(Violation::witness)
                    .hasValueSatisfying(witness -> assertThat(witness).contains("lists 1 of its 2 successors"));
            assertThat(new IdealState(R)
                            .check(ideal(R, 0, 2, 4, 6).member(0, 6, 2, 4, 6).snapshot()))
                    .map(Violation::witness)
                    .hasValueSatisfying(witness -> assertThat(witness).contains("lists more than its 2 successors"));
        }

        @Test
        void aMissingPredecessorIsCaught() {
            assertThat(new IdealState(R).check(ideal(R, 0, 2, 4).orphan(2, 4, 0).snapshot()))
                    .map(Violation::witness)
                    .hasValueSatisfying(witness -> assertThat(witness).contains("takes nobody for its predecessor"));
        }

        @Test
        void twoRingsAreNotIdealThoughEachIsInItself() {
            RingSnapshot ring = new SmallRing()
                    .member(0, 4, 4)
                    .member(4, 0, 0)
                    .member(2, 6, 6)
                    .member(6, 2, 2)
                    .snapshot();

            assertThat(new IdealState(1).check(ring)).isPresent();
        }
    }

    /** 0 → 2 → 4 → 6 → 1 → 3 → 5 → 7 → 0, with predecessors to match. */
    static RingSnapshot loopy() {
        return new SmallRing()
                .member(0, 7, 2)
                .member(2, 0, 4)
                .member(4, 2, 6)
                .member(6, 4, 1)
                .member(1, 6, 3)
                .member(3, 1, 5)
                .member(5, 3, 7)
                .member(7, 5, 0)
                .snapshot();
    }

    private static List<String> violated(RingSnapshot ring) {
        return RingInvariant.safety(R).stream()
                .map(invariant -> invariant.check(ring))
                .flatMap(Optional::stream)
                .map(Violation::invariant)
                .toList();
    }
}
