package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.stats.Estimate.Basis;
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
    void isTheSameToTheLastBitEverywhere() {
        Interval interval =
                Estimate.ofCounts(0, 3, 1, 0, 12, 2, 0, 5).interval().orElseThrow();

        assertThat(Double.toHexString(interval.low())).isEqualTo("0x1.211fef38a9fe8p-1");
        assertThat(Double.toHexString(interval.high())).isEqualTo("0x1.db1708eb8e1f5p3");
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
