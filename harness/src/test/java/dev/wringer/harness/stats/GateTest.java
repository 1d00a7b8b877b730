package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.stats.Estimate.Basis;
import dev.wringer.harness.stats.Estimate.Coverage;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Gate AT_MOST_40 = Gate.atMost("failed lookups", 40);
    private static final Gate AT_LEAST_HALF = Gate.atLeast("correct lookups", 0.5);

    @Test
    void passesWhenTheWholeIntervalSatisfiesIt() {
        assertThat(outcome(AT_MOST_40, estimate(30, 20, 40))).isEqualTo(Outcome.PASS);
        assertThat(outcome(AT_LEAST_HALF, estimate(0.6, 0.5, 0.7))).isEqualTo(Outcome.PASS);
    }

    @Test
    void failsWhenNoneOfTheIntervalSatisfiesIt() {
        assertThat(outcome(AT_MOST_40, estimate(50, 40.1, 60))).isEqualTo(Outcome.FAIL);
        assertThat(outcome(AT_LEAST_HALF, estimate(0.4, 0.3, 0.499))).isEqualTo(Outcome.FAIL);
    }

    @Test
    void isUnknownWhenTheIntervalStraddlesTheBound() {
        assertThat(outcome(AT_MOST_40, estimate(30, 20, 41))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(AT_MOST_40, estimate(50, 40, 60))).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome(AT_LEAST_HALF, estimate(0.6, 0.4, 0.8))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void catchesARingThatLosesTooMuch() {
        Estimate healthy = Estimate.ofCounts(31, 25, 38, 29, 33);
        Estimate sick = Estimate.ofCounts(71, 65, 78, 69, 73);

        assertThat(outcome(AT_MOST_40, healthy)).isEqualTo(Outcome.PASS);
        assertThat(outcome(AT_MOST_40, sick)).isEqualTo(Outcome.FAIL);
    }

    @Test
    void doesNotDecideByASingleRing() {
        Gate.Decision decision = AT_MOST_40.judge(Estimate.ofCounts(0));

        assertThat(decision.verdict().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(decision.moreRings()).hasValue(4);
        assertThat(decision.verdict().reason())
                .isEqualTo("failed lookups ≤ 40: 0 over 1 ring; a gate is decided by 5 rings or more");
    }

    @Test
    void doesNotDecideByAnIntervalThatPromisesNothing() {
        Gate.Decision decision = AT_MOST_40.judge(Estimate.ofCounts(2, 2, 2));

        assertThat(decision.verdict().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(decision.moreRings()).hasValue(2);
    }

    @Test
    void saysWhenOneRingIsUnlikeAllTheOthers() {
        assertThat(AT_MOST_40
                        .judge(Estimate.ofCounts(2, 300, 2, 3, 2))
                        .verdict()
                        .reason())
                .contains("over 5 rings, one unlike all the others;");
    }

    @Test
    void saysHowManyMoreRingsWouldDecide() {
        // The upper side, 20, must shrink to the distance 10: a half, so four times the rings.
        Gate.Decision decision = AT_MOST_40.judge(estimate(30, 10, 50));

        assertThat(decision.moreRings()).hasValue(30);
        assertThat(decision.verdict().reason())
                .isEqualTo("failed lookups ≤ 40: 30 [10, 50] over 10 rings; about 30 more would decide");
    }

    @Test
    void saysHowManyMoreRingsWouldDecideAFailure() {
        assertThat(AT_MOST_40.judge(estimate(50, 30, 75)).moreRings()).hasValue(30);
    }

    @Test
    void expectsWhatSkewnessAddsToASideToShrinkFaster() {
        // With a quarter of the width of 5 and a sixteenth of the other 95 the side of 100 has shrunk to 7.2.
        assertThat(AT_MOST_40
                        .judge(estimate(40 - 7.1875, 40 - 12.1875, 140 - 7.1875))
                        .moreRings())
                .hasValue(150);
    }

    @Test
    void namesTheRightOrderOfRingsForSkewedNumbers() {
        double bound = 2 * StrictMath.exp(0.5);

        assertThat(decided(bound, 0.25)).isLessThan(0.3);
        assertThat(decided(bound, 2)).isGreaterThan(0.7);
    }

    /** How often log-normal numbers decide with so many times the rings that were asked for, where the mean stays. */
    private static double decided(double bound, double times) {
        Population population = Population.logNormal(1);
        Gate gate = Gate.atMost("size", bound);
        SplittableRandom random = new SplittableRandom(7);
        int asked = 0;
        int decided = 0;
        for (int i = 0; i < 300; i++) {
            Estimate few = Estimate.of(population.scale(), population.sample(5, random));
            int more = gate.judge(few).moreRings().orElse(0);
            if (more == 0 || more > 1_000) {
                continue;
            }
            double[] many = population.sample(5 + (int) Math.ceil(more * times), random);
            double toSameMean = few.mean() / StatUtils.mean(many);
            Arrays.setAll(many, j -> many[j] * toSameMean);
            asked++;
            decided += outcome(gate, Estimate.of(population.scale(), many)) == Outcome.UNKNOWN ? 0 : 1;
        }
        return decided / (double) asked;
    }

    @Test
    void asksForRingsInProportionWhereAllAgree() {
        Gate gate = Gate.atMost("failed lookups", 0.1);
        Estimate none = Estimate.ofCounts(new double[20]);
        int more = gate.judge(none).moreRings().orElseThrow();

        assertThat(outcome(gate, Estimate.ofCounts(new double[20 + more + 10]))).isEqualTo(Outcome.PASS);
        assertThat(outcome(gate, Estimate.ofCounts(new double[20 + more / 2]))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void promisesNothingWhenTheMeanSitsOnTheBound() {
        Gate.Decision decision = AT_MOST_40.judge(estimate(40, 30, 50));

        assertThat(decision.moreRings()).isEmpty();
        assertThat(decision.verdict().reason()).contains("sits on the bound");
    }

    @Test
    void isReadAsPeopleWriteIt() {
        assertThat(Gate.parse("failed lookups <= 40")).isEqualTo(AT_MOST_40);
        assertThat(Gate.parse("failed lookups≤40")).isEqualTo(AT_MOST_40);
        assertThat(Gate.parse(" correct lookups >= 50 % ")).isEqualTo(AT_LEAST_HALF);
        assertThat(Gate.parse("correct lookups ≥ 0.5")).isEqualTo(AT_LEAST_HALF);
        assertThat(Gate.parse("loss >= 29%").bound()).isCloseTo(0.29, within(0.0));
        assertThat(Gate.parse(AT_MOST_40.toString())).isEqualTo(AT_MOST_40);
    }

    @Test
    void rejectsWhatIsNoGate() {
        for (String text : new String[] {"", "failed lookups", "<= 40", "failed lookups <= many", "x <= 1.2.3"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Gate.parse(text))
                    .withMessageContaining("write for instance 'failed lookups <= 40'");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Gate.atMost("x", Double.NaN));
    }

    private static Outcome outcome(Gate gate, Estimate estimate) {
        return gate.judge(estimate).verdict().outcome();
    }

    private static Estimate estimate(double mean, double low, double high) {
        return new Estimate(mean, Optional.of(new Interval(low, high)), 10, Basis.SPREAD, Coverage.PROMISED);
    }
}
