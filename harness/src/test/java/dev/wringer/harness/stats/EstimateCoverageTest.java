package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the interval contains the true mean: the figures in the Javadoc of {@link Estimate}. */
class EstimateCoverageTest {

    private static final int POPULATION = 4_000;
    private static final int EXPERIMENTS = 2_000;

    private final SplittableRandom random = new SplittableRandom(20_261_122);

    /** Few and many losses: from 97 % zeros with a long tail to nearly normal. */
    @ParameterizedTest(name = "{0} killed, {1} replicas")
    @CsvSource({
        "0.2, 5", "0.2, 6", "0.3, 5", "0.3, 6", "0.4, 5", "0.4, 6", "0.5, 5", "0.5, 6", "0.7, 5", "0.7, 6",
    })
    void coversTheFailuresOfKilledRings(double killed, int replicas) {
        double[] population = KilledRing.failures(killed, replicas, POPULATION, random);
        double truth = Arrays.stream(population).average().orElseThrow();
        DoubleSupplier ring = () -> population[random.nextInt(POPULATION)];

        assertThat(coverage(ring, truth, 5)).as("5 rings").isGreaterThanOrEqualTo(0.91);
        assertThat(coverage(ring, truth, 20)).as("20 rings").isGreaterThanOrEqualTo(0.94);
        assertThat(coverage(ring, truth, 50)).as("50 rings").isGreaterThanOrEqualTo(0.94);
    }

    @Test
    void coversNormalNumbers() {
        DoubleSupplier ring = () -> 3.8 + 0.1 * gaussian();

        assertThat(coverage(ring, 3.8, 5)).isBetween(0.935, 0.965);
        assertThat(coverage(ring, 3.8, 20)).isBetween(0.935, 0.965);
    }

    @Test
    void coversLogNormalNumbers() {
        DoubleSupplier ring = () -> StrictMath.exp(gaussian());
        double truth = StrictMath.exp(0.5);

        assertThat(coverage(ring, truth, 5)).isGreaterThanOrEqualTo(0.87);
        assertThat(coverage(ring, truth, 20)).isGreaterThanOrEqualTo(0.91);
    }

    private double coverage(DoubleSupplier ring, double truth, int rings) {
        int covered = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            double[] perRing = new double[rings];
            Arrays.setAll(perRing, j -> ring.getAsDouble());
            Interval interval = Estimate.of(Scale.COUNT, perRing).interval().orElseThrow();
            covered += interval.contains(truth) ? 1 : 0;
        }
        return covered / (double) EXPERIMENTS;
    }

    /** Box–Muller, so that every JDK draws the same numbers. */
    private double gaussian() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
