package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.stats.Estimate.Basis;
import dev.wringer.harness.stats.Estimate.Coverage;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void isTheMeanWithAnIntervalAroundIt() {
        Estimate estimate = Estimate.ofCounts(31, 25, 38, 29, 33);

        assertThat(estimate.mean()).isCloseTo(31.2, within(1e-12));
        assertThat(estimate.rings()).isEqualTo(5);
        assertThat(estimate.basis()).isEqualTo(Basis.SPREAD);
        assertThat(estimate.interval())
                .hasValueSatisfying(i -> assertThat(i.contains(31.2)).isTrue());
    }

    @Test
    void isStudentsIntervalWhereNothingIsSkewed() {
        Interval interval =
                Estimate.of(Scale.UNBOUNDED, -2, -1, 0, 1, 2).interval().orElseThrow();

        // t(0.975; 4) = 2.776445, standard error √(2.5 / 5)
        assertThat(interval.high()).isCloseTo(2.776445 * Math.sqrt(0.5), within(1e-6));
        assertThat(interval.low()).isCloseTo(-interval.high(), within(1e-9));
    }

    @Test
    void reachesFurtherTowardsTheLongTail() {
        Interval interval =
                Estimate.ofCounts(0, 0, 0, 1, 0, 2, 0, 0, 14, 1).interval().orElseThrow();

        assertThat(interval.high() - 1.8).isGreaterThan(2 * (1.8 - interval.low()));
    }

    @Test
    void staysInsideTheBoundsOfItsScale() {
        assertThat(Estimate.ofCounts(0, 30).interval())
                .hasValueSatisfying(i -> assertThat(i.low()).isZero());
        assertThat(Estimate.of(Scale.shareOf(1_000), 1, 1, 0.4).interval())
                .hasValueSatisfying(i -> assertThat(i.high()).isEqualTo(1));
        assertThat(Estimate.of(Scale.UNBOUNDED, 0, 30).interval())
                .hasValueSatisfying(i -> assertThat(i.low()).isNegative());
    }

    @Test
    void hasNoIntervalForASingleRing() {
        Estimate estimate = Estimate.ofCounts(7);

        assertThat(estimate.mean()).isEqualTo(7);
        assertThat(estimate.interval()).isEmpty();
        assertThat(estimate.basis()).isEqualTo(Basis.SINGLE_RING);
    }

    @Test
    void doesNotTakeAbsenceOfFailuresForImpossibility() {
        Estimate estimate = Estimate.ofCounts(new double[20]);

        assertThat(estimate.mean()).isZero();
        assertThat(estimate.basis()).isEqualTo(Basis.AGREEMENT);
        // Clopper–Pearson: up to 16.84 % of rings may lose something, three lookups each.
        assertThat(estimate.interval().orElseThrow().low()).isZero();
        assertThat(estimate.interval().orElseThrow().high()).isCloseTo(0.1684 * 3, within(1e-3));
    }

    @Test
    void doesNotTakeAPerfectShareForCertainty() {
        Interval interval =
                Estimate.of(Scale.shareOf(1_000), 1, 1, 1, 1, 1).interval().orElseThrow();

        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(1 - 0.5218 * 0.003, within(1e-6));
    }

    @Test
    void letsUnseenRingsDeviateByTheAgreedNumberItself() {
        Interval interval =
                Estimate.of(Scale.MAGNITUDE, 12, 12, 12, 12, 12).interval().orElseThrow();

        assertThat(interval.low()).isCloseTo(12 - 0.5218 * 12, within(1e-3));
        assertThat(interval.high()).isCloseTo(12 + 0.5218 * 12, within(1e-3));
    }

    @Test
    void moreAgreementMeansANarrowerInterval() {
        assertThat(Estimate.ofCounts(new double[100]).interval().orElseThrow().high())
                .isLessThan(0.25
                        * Estimate.ofCounts(new double[20])
                                .interval()
                                .orElseThrow()
                                .high());
    }

    @Test
    void doesNotDependOnTheOrderOfTheRings() {
        assertThat(Estimate.ofCounts(0.1, 0.7, 1e9, 0.3, 0.2)).isEqualTo(Estimate.ofCounts(1e9, 0.2, 0.3, 0.1, 0.7));
    }

    @Test
    void reachesAsFarForAShareAsForWhatIsMissingFromIt() {
        Interval share = Estimate.of(Scale.shareOf(1_000), 0.97, 0.99, 0.995, 0.9, 1, 1)
                .interval()
                .orElseThrow();
        Interval missing = Estimate.of(Scale.shareOf(1_000), 0.03, 0.01, 0.005, 0.1, 0, 0)
                .interval()
                .orElseThrow();

        assertThat(share.low()).isCloseTo(1 - missing.high(), within(1e-9));
        assertThat(share.high()).isCloseTo(1 - missing.low(), within(1e-9));
    }

    @Test
    void doesNotDependOnTheUnitOfASize() {
        Interval seconds =
                Estimate.of(Scale.MAGNITUDE, 2, 3, 1, 9, 4, 2).interval().orElseThrow();
        Interval milliseconds = Estimate.of(Scale.MAGNITUDE, 2_000, 3_000, 1_000, 9_000, 4_000, 2_000)
                .interval()
                .orElseThrow();

        assertThat(milliseconds.low()).isCloseTo(1_000 * seconds.low(), within(1e-6));
        assertThat(milliseconds.high()).isCloseTo(1_000 * seconds.high(), within(1e-6));
    }

    @Test
    void takesABoundFarAwayForNone() {
        Interval bounded = Estimate.of(Scale.MAGNITUDE, 998, 1_003, 1_001, 999, 1_000)
                .interval()
                .orElseThrow();
        Interval unbounded = Estimate.of(Scale.UNBOUNDED, 998, 1_003, 1_001, 999, 1_000)
                .interval()
                .orElseThrow();

        assertThat(bounded.low()).isCloseTo(unbounded.low(), within(0.05));
        assertThat(bounded.high()).isCloseTo(unbounded.high(), within(0.05));
    }

    @Test
    void doesNotReachDownToZeroWhereMostRingsAreAboveIt() {
        assertThat(Estimate.ofCounts(0, 3, 1, 0, 12, 2, 0, 5).interval())
                .hasValueSatisfying(i -> assertThat(i.low()).isPositive());
        assertThat(Estimate.ofCounts(0, 0, 0, 0, 1, 0, 0, 0).interval())
                .hasValueSatisfying(i -> assertThat(i.low()).isZero());
    }

    @Test
    void hardlyReachesLessFarForHavingSeenABurst() {
        double none = Estimate.ofCounts(new double[20]).interval().orElseThrow().high();
        double[] one = new double[20];
        one[7] = 1;

        assertThat(Estimate.ofCounts(one).interval().orElseThrow().high()).isGreaterThan(0.95 * none);
    }

    @Test
    void isNotCarriedAwayByASizeNextToZero() {
        assertThat(Estimate.of(Scale.MAGNITUDE, 1e-300, 1, 1.1, 0.9, 1.2).interval())
                .hasValueSatisfying(i -> assertThat(i.high()).isLessThan(2));
    }

    @Test
    void hasAnIntervalForVeryLargeAndVerySmallNumbers() {
        assertThat(Estimate.of(Scale.MAGNITUDE, 0, Double.MIN_VALUE, 1e-308, 1, 1e150)
                        .interval())
                .isPresent();
        assertThat(Estimate.of(Scale.MAGNITUDE, 1e-150, 1e150, 1e150, 1e150).interval())
                .isPresent();
        assertThat(Estimate.of(Scale.UNBOUNDED, -1e150, 1, 2, 3, 1e150).interval())
                .isPresent();
    }

    @Test
    void saysThatAFewRingsPromiseNothing() {
        assertThat(Estimate.ofCounts(7).coverage()).isEqualTo(Coverage.FEW_RINGS);
        assertThat(Estimate.ofCounts(7, 8).coverage()).isEqualTo(Coverage.FEW_RINGS);
        assertThat(Estimate.ofCounts(7, 8, 9, 10).coverage()).isEqualTo(Coverage.FEW_RINGS);
        assertThat(Estimate.ofCounts(0, 0, 0, 0).coverage()).isEqualTo(Coverage.FEW_RINGS);
        assertThat(Estimate.ofCounts(7, 8, 9, 10, 11).coverage()).isEqualTo(Coverage.PROMISED);
        assertThat(Estimate.ofCounts(0, 0, 0, 0, 0).coverage()).isEqualTo(Coverage.PROMISED);
    }

    @Test
    void saysThatOneRingIsUnlikeAllTheOthers() {
        assertThat(Estimate.of(Scale.MAGNITUDE, 20, 21, 100, 19, 20).coverage()).isEqualTo(Coverage.LONE_RING);
        assertThat(Estimate.of(Scale.shareOf(1_000), 0.99, 0.991, 0.5, 0.989, 0.99)
                        .coverage())
                .isEqualTo(Coverage.LONE_RING);
        assertThat(Estimate.of(Scale.UNBOUNDED, 0.1, -0.1, 0, -50, 0.2).coverage())
                .isEqualTo(Coverage.LONE_RING);
        assertThat(Estimate.of(Scale.UNBOUNDED, 0.1, -0.1, 0, 50, 0.2).coverage())
                .isEqualTo(Coverage.LONE_RING);
        assertThat(Estimate.ofCounts(0, 0, 0, 14, 0).coverage()).isEqualTo(Coverage.LONE_RING);
    }

    @Test
    void takesALongTailOrASmallBurstForNoLoneRing() {
        assertThat(Estimate.of(Scale.MAGNITUDE, 1, 2, 5, 12, 40).coverage()).isEqualTo(Coverage.PROMISED);
        assertThat(Estimate.of(Scale.MAGNITUDE, 20, 20, 20, 20, 21).coverage()).isEqualTo(Coverage.PROMISED);
        assertThat(Estimate.of(Scale.MAGNITUDE, 20, 21, 100, 19, 95).coverage()).isEqualTo(Coverage.PROMISED);
        assertThat(Estimate.ofCounts(0, 0, 0, 3, 0).coverage()).isEqualTo(Coverage.PROMISED);
    }

    @Test
    void isTheSameToTheLastBitEverywhere() {
        assertThat(bits(Estimate.ofCounts(0, 3, 1, 0, 12, 2, 0, 5)))
                .isEqualTo("0x1.d61b47d910edp-2 0x1.ab9c654090382p3");
        assertThat(bits(Estimate.ofCounts(0, 0, 0, 1, 0))).isEqualTo("0x0.0p0 0x1.d98ae07eb009dp0");
        assertThat(bits(Estimate.of(Scale.MAGNITUDE, 1, 2, 5, 12, 40)))
                .isEqualTo("0x1.7beafb55a22cp-3 0x1.97b70f2477d79p6");
        assertThat(bits(Estimate.of(Scale.shareOf(1_000), 0.97, 0.99, 1, 0.9)))
                .isEqualTo("0x1.16b656fd81c17p-1 0x1.0p0");
        assertThat(bits(Estimate.of(Scale.UNBOUNDED, -3, 1, 0.5)))
                .isEqualTo("-0x1.4ec96ac2ca991p4 0x1.3a7fd6934fdf3p2");
    }

    private static String bits(Estimate estimate) {
        Interval interval = estimate.interval().orElseThrow();
        return Double.toHexString(interval.low()) + " " + Double.toHexString(interval.high());
    }

    @Test
    void rejectsWhatIsNoSampleOfItsScale() {
        assertThatIllegalArgumentException().isThrownBy(Estimate::ofCounts).withMessageContaining("at least one ring");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimate.ofCounts(3, -1))
                .withMessageContaining("-1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ofCounts(3, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.of(Scale.shareOf(10), 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Scale.shareOf(0));
    }

    @Test
    void readsWell() {
        assertThat(Estimate.ofCounts(7)).hasToString("7");
        assertThat(Estimate.ofCounts(new double[20])).hasToString("0 [0, 0.5053]");
    }
}
