package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearFitTest {

    @Test
    void findsTheLineOfLeastSquaresAndTheIntervalOfItsSlope() {
        LinearFit fit = LinearFit.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 4, 5, 4, 5});

        // By hand: Sxx = 10, Sxy = 6, residual sum of squares 2.4, t(0.975; 3) = 3.182446.
        double halfWidth = 3.182446 * Math.sqrt(2.4 / 3 / 10);
        assertThat(fit.slope()).isCloseTo(0.6, within(1e-12));
        assertThat(fit.intercept()).isCloseTo(2.2, within(1e-12));
        assertThat(fit.at(10)).isCloseTo(8.2, within(1e-12));
        assertThat(fit.points()).isEqualTo(5);
        assertThat(fit.slopeInterval().orElseThrow().low()).isCloseTo(0.6 - halfWidth, within(1e-6));
        assertThat(fit.slopeInterval().orElseThrow().high()).isCloseTo(0.6 + halfWidth, within(1e-6));
    }

    @Test
    void hasNoIntervalForTwoPoints() {
        LinearFit fit = LinearFit.of(new double[] {3, 10}, new double[] {1.5, 5});

        assertThat(fit.slope()).isCloseTo(0.5, within(1e-12));
        assertThat(fit.slopeInterval()).isEmpty();
    }

    @Test
    void rejectsPointsThatDetermineNoLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinearFit.of(new double[] {1}, new double[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearFit.of(new double[] {2, 2, 2}, new double[] {1, 2, 3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearFit.of(new double[] {1, 2}, new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearFit.of(new double[] {1, 2}, new double[] {1}))
                .withMessageContaining("2 values of x");
    }
}
