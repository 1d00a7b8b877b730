package dev.wringer.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.compare.Decision.Better;
import dev.wringer.harness.compare.Decision.Same;
import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedGateTest {

    private static final Measure LOST = Rings.lost(1);
    private static final Measure FETCHED = new Measure("fetched", Unit.FRACTION, Direction.HIGHER, 0.02);
    private static final Measure VERDICTS = Measure.failedTrials();
    private static final Interval EITHER = new Interval(0, 1);

    private static PairedGate gate(Measure measure) {
        return new PairedGate(measure, 1, 0.05);
    }

    /** So many pairs that are all the same. */
    private static PairedDifferences alike(int number, Measure measure, double baseline, double candidate) {
        return new PairedDifferences(
                measure,
                IntStream.rangeClosed(1, number)
                        .mapToObj(seed -> Pair.of(seed, baseline, candidate))
                        .toList());
    }

    private static PairedDifferences and(PairedDifferences some, Pair... others) {
        List<Pair> all = new ArrayList<>(some.pairs());
        all.addAll(List.of(others));
        return new PairedDifferences(some.measure(), all);
    }

    private static Decision decision(PairedDifferences differences) {
        return gate(differences.measure()).decide(differences);
    }

    // ---- pairs that are all the same

    /** Were the true difference the margin, eight pairs would agree with a chance of 2^-8 or less. */
    @Test
    void eightPairsThatAgreeAreTheSame() {
        assertThat(decision(alike(7, LOST, 5, 5))).isInstanceOf(Undecided.class);
        assertThat(decision(alike(8, LOST, 5, 5))).isEqualTo(new Same());
    }

    @Test
    void theMoreGatesTheMorePairsTheyNeed() {
        PairedDifferences nine = alike(9, LOST, 5, 5);

        assertThat(new PairedGate(LOST, 2, 0.05).decide(nine)).isEqualTo(new Same());
        assertThat(new PairedGate(LOST, 8, 0.05).decide(nine)).isInstanceOf(Undecided.class);
        assertThat(new PairedGate(LOST, 8, 0.05).decide(alike(11, LOST, 5, 5))).isEqualTo(new Same());
        assertThat(new PairedGate(LOST, 1, 0.001).decide(nine)).isInstanceOf(Undecided.class);
    }

    @Test
    void aDifferenceThatIsAlwaysTheSameIsJudgedByTheMargin() {
        assertThat(decision(alike(20, LOST, 5, 5.5))).isEqualTo(new Same());
        assertThat(decision(alike(20, LOST, 5, 6.5))).isEqualTo(new Worse());
        assertThat(decision(alike(20, LOST, 5, 3.5))).isEqualTo(new Better());
        assertThat(decision(alike(2_000, LOST, 5, 6))).isEqualTo(new Undecided(false, OptionalInt.empty()));
    }

    @Test
    void noFewerPairsThanItSaysDecideAnything() {
        int fewest = gate(LOST).fewestPairs();

        assertThat(fewest).isEqualTo(6);
        assertThat(decision(alike(fewest - 1, LOST, 0, 1e6))).isInstanceOf(Undecided.class);
        assertThat(decision(alike(fewest, LOST, 0, 1e6))).isEqualTo(new Worse());
    }

    // ---- directions

    @Test
    void moreIsBetterWhereMoreIsBetter() {
        assertThat(decision(alike(20, FETCHED, 0.9, 0.95))).isEqualTo(new Better());
        assertThat(decision(alike(20, FETCHED, 0.9, 0.85))).isEqualTo(new Worse());
        assertThat(decision(alike(20, FETCHED, 0.9, 0.91))).isEqualTo(new Same());
    }

    @Test
    void theIntervalIsThatOfCandidateMinusBaselineInEitherDirection() {
        PairedDifferences more = Rings.NORMAL.pairs(50, 3, 1, new Random(1));
        Interval ofLost = gate(LOST).difference(more);
        Measure kept = new Measure("kept", Unit.COUNT, Direction.HIGHER, 1);
        Interval ofKept = gate(kept).difference(new PairedDifferences(kept, more.pairs()));

        assertThat(ofLost.contains(more.meanDifference())).isTrue();
        assertThat(ofLost.low()).isBetween(2.0, more.meanDifference());
        assertThat(ofKept.low()).isCloseTo(ofLost.low(), within(1e-9));
        assertThat(ofKept.high()).isCloseTo(ofLost.high(), within(1e-9));
    }

    @Test
    void theIntervalIsOpenAsLongAsThereAreTooFewPairs() {
        assertThat(gate(LOST).difference(alike(5, LOST, 1, 2)))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(gate(VERDICTS).difference(alike(3, VERDICTS, 0, 0))).isEqualTo(new Interval(-1, 1));
    }

    @Test
    void theIntervalAndTheDecisionSayTheSame() {
        for (int i = 0; i < 60; i++) {
            double more = (i % 6 - 2.5) / 1.2;
            PairedDifferences pairs = Rings.NORMAL.pairs(25, more, 1, new Random(i));
            Interval difference = gate(LOST).difference(pairs); // of which less is better
            Decision byInterval = difference.low() > 1
                    ? new Worse()
                    : difference.high() < -1
                            ? new Better()
                            : difference.low() > -1 && difference.high() < 1
                                    ? new Same()
                                    : new Undecided(difference.high() < 1, OptionalInt.empty());
            assertThat(gate(LOST).withoutOutlook(pairs)).isEqualTo(byInterval);
        }
    }

    // ---- rare rings

    /** The median of these differences is zero; their mean is not, and it is the mean that counts. */
    @Test
    void aFewRingsThatLoseALotAreNotOutvoted() {
        PairedDifferences pairs = alike(5, LOST, 0, 0);
        for (int i = 0; i < 20; i++) {
            pairs = and(pairs, Pair.of(100 + i, 0, i % 10 == 0 ? 30 : 0));
        }

        assertThat(pairs.meanDifference()).isCloseTo(60 / 25.0, within(1e-9));
        assertThat(decision(pairs).isNotWorse()).isFalse();
    }

    /** What was decided by rings that agree is taken back once others come that do not. */
    @Test
    void aDecisionIsTakenBackIfLaterRingsSpeakAgainstIt() {
        PairedDifferences agreeing = alike(40, LOST, 0, 0);
        assertThat(decision(agreeing)).isEqualTo(new Same());

        PairedDifferences later = and(agreeing, Pair.of(41, 0, 60));

        assertThat(decision(later)).isInstanceOf(Undecided.class);
        assertThat(gate(LOST).difference(later).contains(later.meanDifference()))
                .isTrue();
    }

    // ---- verdicts

    @Test
    void trialsThatOnlyTheCandidateFailsAreWorse() {
        assertThat(decision(alike(6, VERDICTS, 0, 1))).isInstanceOf(Undecided.class);
        assertThat(decision(alike(7, VERDICTS, 0, 1))).isEqualTo(new Worse());
        assertThat(decision(alike(7, VERDICTS, 1, 0))).isEqualTo(new Better());
    }

    /** One ring in ten is within the margin of one in five, but a promise broken is a promise broken. */
    @Test
    void soAreAFewOfThem() {
        PairedDifferences pairs = alike(0, VERDICTS, 0, 0);
        for (int seed = 1; seed <= 400; seed++) {
            pairs = and(pairs, Pair.of(seed, 0, seed % 10 == 0 ? 1 : 0));
        }

        assertThat(decision(pairs)).isEqualTo(new Worse());
    }

    @Test
    void theSameVerdictsAreTheSameOnceThereAreEnough() {
        assertThat(decision(alike(19, VERDICTS, 0, 0))).isInstanceOf(Undecided.class);
        assertThat(decision(alike(20, VERDICTS, 0, 0))).isEqualTo(new Same());
        assertThat(decision(alike(20, VERDICTS, 1, 1))).isEqualTo(new Same());
    }

    /** Each side fails at random: McNemar's case. */
    @Test
    void verdictsThatDifferAtRandomRarelyMakeADifference() {
        int alarms = 0;
        for (int i = 0; i < 1_000; i++) {
            Random random = new Random(i);
            List<Pair> pairs = IntStream.rangeClosed(1, 100)
                    .mapToObj(seed -> Pair.of(seed, random.nextInt(2), random.nextInt(2)))
                    .toList();
            Decision decision = gate(VERDICTS).withoutOutlook(new PairedDifferences(VERDICTS, pairs));
            alarms += decision instanceof Worse || decision instanceof Better ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo(72);
    }

    @Test
    void whatIsNotKnownIsTakenAtItsWorst() {
        PairedDifferences passed = alike(30, VERDICTS, 0, 0);
        assertThat(decision(passed)).isEqualTo(new Same());

        Pair[] unknown = IntStream.rangeClosed(31, 60)
                .mapToObj(seed -> new Pair(seed, new Interval(0, 0), EITHER))
                .toArray(Pair[]::new);
        PairedDifferences onlyHalfKnown = new PairedDifferences(
                VERDICTS,
                IntStream.range(0, 60)
                        .mapToObj(i -> i % 2 == 0 ? passed.pairs().get(i / 2) : unknown[i / 2])
                        .toList());

        assertThat(decision(onlyHalfKnown).isNotWorse()).isFalse();
        assertThat(decision(onlyHalfKnown)).isInstanceOf(Undecided.class);
        assertThat(onlyHalfKnown.known()).isEqualTo(30);
        assertThat(onlyHalfKnown.meanDifference()).isZero();
    }

    // ---- how many more

    @Test
    void itTellsHowManyMoreRingsItWouldTake() {
        assertThat(decision(alike(3, LOST, 5, 5))).isEqualTo(new Undecided(false, OptionalInt.of(5)));
        assertThat(decision(alike(4, LOST, 5, 50))).isEqualTo(new Undecided(false, OptionalInt.of(2)));
        assertThat(decision(alike(0, LOST, 0, 0))).isEqualTo(new Undecided(false, OptionalInt.empty()));
    }

    @Test
    void itTellsThatACandidateIsNotWorseBeforeItKnowsWhetherItIsBetter() {
        Decision decision = decision(alike(20, LOST, 6, 5));

        assertThat(decision).isInstanceOf(Undecided.class);
        assertThat(decision.isNotWorse()).isTrue();
        assertThat(decision.word()).isEqualTo("not worse");
    }

    @Test
    void thereIsNoGateWithoutADirection() {
        assertThatThrownBy(() -> gate(Measure.neither("hops", Unit.COUNT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedGate(LOST, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOST.within(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VERDICTS.within(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
