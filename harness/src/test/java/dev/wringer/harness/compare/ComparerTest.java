package dev.wringer.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Decision.Better;
import dev.wringer.harness.compare.Decision.Same;
import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Findings;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ComparerTest {

    private static final List<Measure> MEASURES = List.of(Measure.failedTrials(), Rings.lost(1));

    private static TrialResult trial(long seed, Outcome outcome, double lost) {
        Findings findings = new Findings();
        findings.count("lost", lost);
        findings.count("hops", 4);
        findings.theory("expected", Unit.COUNT, 1);
        return trial(seed, outcome, findings);
    }

    private static TrialResult trial(long seed, Outcome outcome, Findings findings) {
        return new TrialResult(
                "sample", "sim", seed, Map.of(), List.of(), Optional.empty(), new Verdict(outcome, ""), findings.all());
    }

    private static TrialPairs pairs(
            int number, LongFunction<TrialResult> baseline, LongFunction<TrialResult> candidate) {
        return TrialPairs.of(
                "",
                LongStream.rangeClosed(1, number).mapToObj(baseline).toList(),
                LongStream.rangeClosed(1, number).mapToObj(candidate).toList());
    }

    private static Comparison compare(TrialPairs... points) {
        return new Comparer(MEASURES, points.length, 0.05).compare(List.of(points));
    }

    private static TrialResult passed(long seed) {
        return trial(seed, Outcome.PASS, 3);
    }

    @Test
    void whatIsTheSameIsTheSame() {
        Comparison comparison = compare(pairs(30, ComparerTest::passed, ComparerTest::passed));

        assertThat(comparison.decision()).isEqualTo(new Same());
        assertThat(comparison.rows())
                .extracting(row -> row.measure().name())
                .as("verdicts, what is declared, and what is not; nothing that theory says")
                .containsExactly("failed trials", "lost", "hops");
        assertThat(comparison.rows().get(2).judged()).isEmpty();
    }

    @Test
    void oneMeasureThatIsWorseIsEnough() {
        Comparison comparison = compare(pairs(30, ComparerTest::passed, seed -> trial(seed, Outcome.PASS, 9)));

        assertThat(comparison.decision()).isEqualTo(new Worse());
        assertThat(comparison.rows().get(0).judged().orElseThrow().decision()).isEqualTo(new Same());
    }

    @Test
    void soIsOnePointOfASweep() {
        TrialPairs same = pairs(40, ComparerTest::passed, ComparerTest::passed);
        TrialPairs worse = pairs(40, ComparerTest::passed, seed -> trial(seed, Outcome.FAIL, 3));

        assertThat(compare(same, worse).decision()).isEqualTo(new Worse());
        assertThat(compare(same, same).decision()).isEqualTo(new Same());
    }

    @Test
    void betterNeedsOneThatIsBetterAndNoneThatIsOpen() {
        assertThat(compare(pairs(30, ComparerTest::passed, seed -> trial(seed, Outcome.PASS, 0)))
                        .decision())
                .isEqualTo(new Better());
        assertThat(compare(pairs(10, ComparerTest::passed, seed -> trial(seed, Outcome.PASS, 0)))
                        .decision())
                .isEqualTo(new Undecided(false, OptionalInt.of(13)));
    }

    /** Those that prove nothing do not count, whatever they measured. */
    @Test
    void trialsThatProveNothingAreLeftOut() {
        TrialPairs pairs = pairs(
                40, ComparerTest::passed, seed -> seed % 4 == 0 ? trial(seed, Outcome.UNKNOWN, 1e9) : passed(seed));
        Comparison comparison = compare(pairs);

        Row lost = comparison.rows().get(1);
        assertThat(lost.differences().pairs()).hasSize(30);
        assertThat(lost.judged().orElseThrow().decision()).isEqualTo(new Same());
        assertThat(comparison.rows().get(0).differences().pairs()).hasSize(40);
        assertThat(comparison.rows().get(0).differences().known()).isEqualTo(30);
        assertThat(comparison.decision().isFinal()).isFalse();
    }

    @Test
    void twoTrialsThatProveNothingSayNothingTogether() {
        LongFunction<TrialResult> sometimes = seed -> seed % 4 == 0 ? trial(seed, Outcome.UNKNOWN, 3) : passed(seed);

        assertThat(compare(pairs(40, sometimes, sometimes)).decision()).isEqualTo(new Same());
    }

    @Test
    void aMeasureThatOnlyOneSideReportsStaysOpen() {
        Comparison comparison =
                compare(pairs(40, ComparerTest::passed, seed -> trial(seed, Outcome.PASS, new Findings())));

        assertThat(comparison.decision()).isEqualTo(new Undecided(false, OptionalInt.empty()));
    }

    @Test
    void aMeasureThatNobodyReportsDecidesNothing() {
        LongFunction<TrialResult> silent = seed -> trial(seed, Outcome.PASS, new Findings());

        assertThat(compare(pairs(40, silent, silent)).decision()).isEqualTo(new Same());
    }

    @Test
    void trialsOfDifferentSeedsMakeNoPair() {
        assertThatThrownBy(() -> new TrialPair(passed(1), passed(2))).isInstanceOf(IllegalArgumentException.class);
        assertThat(TrialPairs.of("", List.of(passed(1), passed(2)), List.of(passed(2), passed(3)))
                        .pairs())
                .extracting(TrialPair::seed)
                .containsExactly(2L);
    }

    @Test
    void itKnowsWhenItIsDone() {
        Comparer comparer = new Comparer(MEASURES, 1, 0.05);
        TrialPairs few = pairs(9, ComparerTest::passed, ComparerTest::passed);
        TrialPairs enough = pairs(30, ComparerTest::passed, ComparerTest::passed);

        assertThat(comparer.isDecided(List.of(few))).isFalse();
        assertThat(comparer.progress(List.of(few))).isEqualTo("1 of 2");
        assertThat(comparer.isDecided(List.of(enough))).isTrue();
        assertThat(comparer.fewestPairs()).isEqualTo(7);
    }

    @Test
    void pairsThatAgreeLeaveRoomForRingsThatDoNot() {
        Comparer comparer = new Comparer(MEASURES, 1, 0.05);

        assertThat(comparer.differingAtMost(1)).isCloseTo(0.975, within(1e-12));
        assertThat(Math.pow(1 - comparer.differingAtMost(30), 30)).isCloseTo(0.025, within(1e-12));
    }

    @Test
    void itKnowsAfterHowManyPairsAMeasureWasDecided() {
        Comparer comparer = new Comparer(MEASURES, 1, 0.05);
        TrialPairs pairs = pairs(30, ComparerTest::passed, seed -> trial(seed, Outcome.PASS, 9));

        assertThat(comparer.decidedAfter(pairs, MEASURES.get(1))).hasValue(8);
        assertThat(comparer.decidedAfter(pairs, MEASURES.get(0))).hasValue(23);
        assertThat(comparer.decidedAfter(pairs(5, ComparerTest::passed, ComparerTest::passed), MEASURES.get(0)))
                .isEmpty();
    }
}
