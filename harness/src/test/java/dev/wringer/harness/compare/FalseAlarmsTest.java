package dev.wringer.harness.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.compare.Decision.Better;
import dev.wringer.harness.compare.Decision.Same;
import dev.wringer.harness.compare.Decision.Worse;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often gates are wrong if somebody looks after each ring and stops as soon as he likes what he sees: by simulation. */
class FalseAlarmsTest {

    private static final int COMPARISONS = 1_000;
    private static final int RINGS = 100;
    private static final double ERROR = 0.05;

    /** With an error of 5 % more than this are wrong in one case in a thousand. */
    private static final int WRONG_AT_MOST = 72;

    private static final double LEAST_MARGIN = 0.01;

    private static PairedGate gate(double margin) {
        return new PairedGate(Rings.lost(margin), 1, ERROR);
    }

    private static boolean ever(PairedGate gate, PairedDifferences pairs, Predicate<Decision> what) {
        return gate.looks(pairs).stream().anyMatch(what);
    }

    /** A margin that is next to nothing, so that nothing but the error rate keeps a gate from seeing a difference. */
    @ParameterizedTest
    @EnumSource
    void aChangeWithoutEffectRarelyMakesADifference(Rings rings) {
        long alarms = IntStream.range(0, COMPARISONS)
                .mapToObj(i -> rings.pairs(RINGS, 0, LEAST_MARGIN, new Random(i)))
                .filter(pairs -> ever(
                        gate(LEAST_MARGIN), pairs, decision -> decision instanceof Worse || decision instanceof Better))
                .count();

        assertThat(alarms).as(rings + ": of " + COMPARISONS).isLessThanOrEqualTo(WRONG_AT_MOST);
    }

    /** The hardest case: the true difference is the margin, and whatever is said of it is wrong. */
    @ParameterizedTest
    @EnumSource
    void aDifferenceAtTheMarginIsRarelyCalledAnything(Rings rings) {
        long wrong = IntStream.range(0, COMPARISONS)
                .mapToObj(i -> rings.pairs(RINGS, 1, 1, new Random(i)))
                .filter(pairs -> ever(gate(1), pairs, decision -> decision.isFinal() || decision.isNotWorse()))
                .count();

        assertThat(wrong).as(rings + ": of " + COMPARISONS).isLessThanOrEqualTo(WRONG_AT_MOST);
    }

    @ParameterizedTest
    @EnumSource
    void theIntervalHoldsTheTrueDifferenceAtAllTimes(Rings rings) {
        int comparisons = COMPARISONS / 5;
        int missed = 0;
        for (int i = 0; i < comparisons; i++) {
            PairedDifferences pairs = rings.pairs(60, 0.7, 1, new Random(i));
            boolean held = IntStream.of(8, 12, 20, 35, 60)
                    .mapToObj(n -> gate(1).difference(new PairedDifferences(
                            pairs.measure(), pairs.pairs().subList(0, n))))
                    .allMatch(interval -> interval.contains(0.7));
            missed += held ? 0 : 1;
        }

        assertThat(missed).as(rings + ": of " + comparisons).isLessThanOrEqualTo(20);
    }

    /** Several gates that see different things: one of them is wrong hardly more often than a single one would be. */
    @Test
    void severalMeasuresTogetherAreWrongNoMoreOften() {
        int gates = 8;
        PairedGate gate = new PairedGate(Rings.lost(LEAST_MARGIN), gates, ERROR);
        long alarms = IntStream.range(0, COMPARISONS)
                .filter(i -> IntStream.range(0, gates)
                        .mapToObj(g -> Rings.COIN.pairs(RINGS, 0, LEAST_MARGIN, new Random(i * 1_000L + g)))
                        .anyMatch(pairs -> ever(gate, pairs, Decision::isFinal)))
                .count();

        assertThat(alarms).isLessThanOrEqualTo(WRONG_AT_MOST);
    }

    /** The last look is what one sees who looks once. */
    @Test
    void aLookDoesNotDependOnThoseBefore() {
        for (int i = 0; i < 20; i++) {
            PairedDifferences pairs = Rings.TIMES.pairs(60, 0.5, 1, new Random(i));
            List<Decision> looks = gate(1).looks(pairs);

            assertThat(looks).hasSize(60);
            assertThat(gate(1).withoutOutlook(pairs)).isEqualTo(looks.get(59));
            assertThat(gate(1).withoutOutlook(new PairedDifferences(
                            pairs.measure(), pairs.pairs().subList(0, 30))))
                    .isEqualTo(looks.get(29));
        }
    }

    /** What a gate is good for: the median number of rings until it says what is true. */
    @Test
    void realDifferencesAreSeen() {
        assertThat(ringsUntil(new Worse(), Rings.NORMAL, 2, 1)).isBetween(6, 30);
        assertThat(ringsUntil(new Worse(), Rings.TIMES, 3, 1)).isBetween(6, 30);
        assertThat(ringsUntil(new Worse(), Rings.RARE, 2, 1)).isBetween(6, 30);
        assertThat(ringsUntil(new Better(), Rings.NORMAL, -2, 1)).isBetween(6, 30);
        assertThat(ringsUntil(new Same(), Rings.NORMAL, 0, 1)).isBetween(6, 40);
        assertThat(ringsUntil(new Same(), Rings.RARE, 0, 1)).isBetween(6, 40);
    }

    /** The median over a hundred comparisons. */
    private static int ringsUntil(Decision truth, Rings rings, double more, double margin) {
        return IntStream.range(0, 100)
                .map(i -> {
                    List<Decision> looks = gate(margin).looks(rings.pairs(200, more, margin, new Random(i)));
                    int first = looks.indexOf(truth);
                    return first < 0 ? 1_000 : first + 1;
                })
                .sorted()
                .toArray()[50];
    }
}
