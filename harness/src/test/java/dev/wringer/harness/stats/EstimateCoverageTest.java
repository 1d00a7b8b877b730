package dev.wringer.harness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.stats.Estimate.Coverage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How often the interval contains the true mean, and how wide it is: the figures in the Javadoc of {@link Estimate}. */
class EstimateCoverageTest {

    private static final double PROMISED = 0.93;
    private static final double MARKED_BY_CHANCE = 0.02;
    private static final int RINGS_IN_POPULATION = 2_000;
    private static final int EXPERIMENTS = 3_000;
    private static final long SEED = 20_261_122;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.wringer.harness.stats.Population#promised")
    void coversFromFiveRingsOnAndSaysSo(Population population) {
        List<Tally> tallies = tallies(population, 5, 7, 10, 20, 50);

        assertThat(tallies).allSatisfy(tally -> {
            assertThat(tally.covered()).isGreaterThanOrEqualTo(PROMISED);
            assertThat(tally.loneRings()).isLessThan(MARKED_BY_CHANCE);
        });
    }

    /** Few and many losses: from 97 % zeros with a long tail to nearly normal. */
    @ParameterizedTest(name = "{0} killed, {1} replicas")
    @CsvSource({
        "0.2, 5", "0.2, 6", "0.3, 5", "0.3, 6", "0.4, 5", "0.4, 6", "0.5, 5", "0.5, 6", "0.7, 5", "0.7, 6",
    })
    void coversTheFailuresOfKilledRings(double killed, int replicas) {
        double[] failures = KilledRing.failures(killed, replicas, RINGS_IN_POPULATION, new SplittableRandom(SEED));
        double mean = Arrays.stream(failures).average().orElseThrow();
        Population population =
                new Population("failures", Scale.COUNT, mean, random -> failures[random.nextInt(RINGS_IN_POPULATION)]);

        assertThat(tallies(population, 5, 7, 10, 20, 50))
                .allSatisfy(tally -> assertThat(tally.covered()).isGreaterThanOrEqualTo(PROMISED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.wringer.harness.stats.Population#promisedFromSevenRingsOn")
    void coversExponentialNumbersFarFromABoundFromSevenRingsOn(Population population) {
        assertThat(tallies(population, 7, 10, 20, 50))
                .allSatisfy(tally -> assertThat(tally.covered()).isGreaterThanOrEqualTo(PROMISED));
        assertThat(tally(population, 5).covered()).isBetween(0.92, 0.94);
    }

    /** What Estimate says of the price: the mean width over that of Student's t. */
    @ParameterizedTest(name = "{0} rings")
    @CsvSource({"5, 1.33", "7, 1.21", "10, 1.14", "20, 1.07", "50, 1.03"})
    void isNotMuchWiderThanStudentsForNormalNumbers(int rings, double ratio) {
        Population normal = Population.promised().get(0);

        double[] widths = widthsOverStudents(normal, rings);

        assertThat(StatUtils.mean(widths)).isCloseTo(ratio, within(0.02));
    }

    /** Uniform numbers have logarithms with a long tail to the left: many of them are seen not to be log-normal. */
    @Test
    void isNoWiderThanNeedBeWhereManyRingsShowAShortTail() {
        Population uniform = Population.promised().get(3);

        assertThat(uniform.name()).isEqualTo("uniform from zero");
        assertThat(StatUtils.mean(widthsOverStudents(uniform, 50))).isLessThan(1.1);
    }

    /** What the promise is worth: the best known interval breaks it. */
    @Test
    void coversWhatStudentsTDoesNot() {
        Population skewed = Population.logNormal(1.5);

        long covered = Arrays.stream(samples(skewed, 5))
                .filter(sample -> students(skewed, sample).contains(skewed.mean()))
                .count();

        assertThat(covered / (double) EXPERIMENTS).isBetween(0.67, 0.71);
    }

    @Test
    void isSeveralTimesAsWideForAFewLogNormalNumbers() {
        double[] widths = widthsOverStudents(Population.logNormal(1.5), 5);

        assertThat(StatUtils.percentile(widths, 50)).isBetween(3.0, 4.0);
    }

    @Test
    void doesNotCoverWhatRareRingsDecideButMarksASampleWithOne() {
        Tally tally = tally(Population.withRareRings(), 10);

        assertThat(tally.covered()).isBetween(0.63, 0.67);
        // Of ten rings exactly one is rare in 38.7 % of samples.
        assertThat(tally.loneRings()).isBetween(0.36, 0.41);
    }

    @Test
    void doesNotCoverTailsLongerThanPromised() {
        assertThat(tally(Population.logNormal(2), 10).covered()).isBetween(0.8, PROMISED);
    }

    /** Of many samples of so many rings, how many intervals contain the true mean, and how many have a lone ring. */
    private record Tally(int rings, double covered, double loneRings) {}

    private static List<Tally> tallies(Population population, int... rings) {
        return Arrays.stream(rings)
                .parallel()
                .mapToObj(each -> tally(population, each))
                .toList();
    }

    private static Tally tally(Population population, int rings) {
        int covered = 0;
        int loneRings = 0;
        for (double[] sample : samples(population, rings)) {
            Estimate estimate = Estimate.of(population.scale(), sample);
            covered += estimate.interval().orElseThrow().contains(population.mean()) ? 1 : 0;
            loneRings += estimate.coverage() == Coverage.LONE_RING ? 1 : 0;
        }
        return new Tally(rings, covered / (double) EXPERIMENTS, loneRings / (double) EXPERIMENTS);
    }

    private static double[][] samples(Population population, int rings) {
        SplittableRandom random = new SplittableRandom(SEED + rings);
        double[][] samples = new double[EXPERIMENTS][];
        Arrays.setAll(samples, i -> population.sample(rings, random));
        return samples;
    }

    private static double[] widthsOverStudents(Population population, int rings) {
        return Arrays.stream(samples(population, rings))
                .mapToDouble(sample -> {
                    Interval interval =
                            Estimate.of(population.scale(), sample).interval().orElseThrow();
                    return interval.width() / students(population, sample).width();
                })
                .toArray();
    }

    /** Student's interval, cut at the scale's bounds. */
    private static Interval students(Population population, double... sample) {
        double t = new TDistribution(null, sample.length - 1).inverseCumulativeProbability(0.975);
        double mean = StatUtils.mean(sample);
        double half = t * Math.sqrt(StatUtils.variance(sample) / sample.length);
        return new Interval(mean - half, mean + half)
                .clippedTo(population.scale().bounds());
    }
}
