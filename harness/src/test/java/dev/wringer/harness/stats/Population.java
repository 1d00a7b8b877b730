package dev.wringer.harness.stats;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Numbers of rings from a known distribution, drawn alike on every JDK.
 *
 * @param mean the distribution's true mean
 */
record Population(String name, Scale scale, double mean, ToDoubleFunction<SplittableRandom> draw) {

    /** Those for which {@link Estimate} promises coverage from five rings on, but for the failures of killed rings. */
    static List<Population> promised() {
        return List.of(
                new Population("normal", Scale.UNBOUNDED, 0, Population::gaussian),
                new Population("normal, 3.8 ± 0.1", Scale.MAGNITUDE, 3.8, random -> 3.8 + 0.1 * gaussian(random)),
                new Population("uniform", Scale.UNBOUNDED, 0.5, SplittableRandom::nextDouble),
                new Population("uniform from zero", Scale.MAGNITUDE, 0.5, SplittableRandom::nextDouble),
                new Population("uniform share", Scale.shareOf(1_000), 0.5, SplittableRandom::nextDouble),
                new Population("exponential from zero", Scale.MAGNITUDE, 1, Population::exponential),
                new Population("share short of one", Scale.shareOf(1_000), 0.99, random -> shortOfOne(random)),
                logNormal(0.5),
                logNormal(1),
                logNormal(1.5),
                new Population("gamma, shape 0.5", Scale.MAGNITUDE, 0.5, Population::gammaOfShapeOneHalf),
                // Γ(1 + 1/0.7)
                new Population("Weibull, shape 0.7", Scale.MAGNITUDE, 1.2658235060572833, Population::weibull),
                poisson(0.2),
                poisson(2));
    }

    /** Those for which it does from seven rings on. */
    static List<Population> promisedFromSevenRingsOn() {
        return List.of(
                new Population("exponential", Scale.UNBOUNDED, 1, Population::exponential),
                new Population("exponential downwards", Scale.UNBOUNDED, -1, random -> -exponential(random)),
                new Population("exponential from twenty", Scale.MAGNITUDE, 22, random -> 20 + 2 * exponential(random)));
    }

    /** Sizes whose logarithms are normal with this standard deviation. */
    static Population logNormal(double sigma) {
        return new Population(
                "log-normal, σ = " + sigma,
                Scale.MAGNITUDE,
                StrictMath.exp(sigma * sigma / 2),
                random -> StrictMath.exp(sigma * gaussian(random)));
    }

    /** Most take 20, one in ten takes 80 more. */
    static Population withRareRings() {
        return new Population(
                "one ring in ten takes five times as long",
                Scale.MAGNITUDE,
                28,
                random -> 20 + gaussian(random) + (random.nextDouble() < 0.1 ? 80 : 0));
    }

    private static Population poisson(double mean) {
        return new Population("Poisson, mean " + mean, Scale.COUNT, mean, random -> poisson(mean, random));
    }

    double[] sample(int rings, SplittableRandom random) {
        double[] perRing = new double[rings];
        for (int i = 0; i < rings; i++) {
            perRing[i] = draw.applyAsDouble(random);
        }
        return perRing;
    }

    /** Box–Muller. */
    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(2 * exponential(random));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static double exponential(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    /** One minus an exponential number with the mean 0.01; above one tenth there is practically none. */
    private static double shortOfOne(SplittableRandom random) {
        return Math.max(0, 1 - 0.01 * exponential(random));
    }

    private static double gammaOfShapeOneHalf(SplittableRandom random) {
        double gaussian = gaussian(random);
        return gaussian * gaussian / 2;
    }

    private static double weibull(SplittableRandom random) {
        return StrictMath.pow(exponential(random), 1 / 0.7);
    }

    /** Knuth: how many uniform numbers can be multiplied before the product falls below e^−mean. */
    private static double poisson(double mean, SplittableRandom random) {
        double least = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > least; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Override
    public String toString() {
        return name;
    }
}
