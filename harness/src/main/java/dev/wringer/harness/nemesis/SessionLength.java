package dev.wringer.harness.nemesis;

import dev.wringer.node.port.Entropy;
import java.time.Duration;

/** How long hosts stay: a distribution. Drawn lengths are in seconds. */
sealed interface SessionLength {

    /** The mean, &gt; 0. */
    Duration mean();

    /** How long one that comes stays. */
    double draw(Entropy chance);

    /**
     * How much longer one stays that is found there: the rest of a session that is met at a random moment, which is more
     * likely to be a long one.
     */
    double drawRest(Entropy chance);

    /** No memory: the rest of a session is as long as a whole one. */
    record Exponential(Duration mean) implements SessionLength {

        @Override
        public double draw(Entropy chance) {
            return -Math.log(1 - chance.nextDouble()) * seconds(mean);
        }

        @Override
        public double drawRest(Entropy chance) {
            return draw(chance);
        }

        @Override
        public String toString() {
            return "exponential:" + SessionLengths.write(mean);
        }
    }

    /**
     * A heavy tail: the chance that a session is longer than x falls as x^-shape.
     *
     * @param shape &gt; 1, for otherwise there is no mean
     */
    record Pareto(Duration mean, double shape) implements SessionLength {

        @Override
        public double draw(Entropy chance) {
            return least() * Math.pow(1 - chance.nextDouble(), -1 / shape);
        }

        /** By inversion of the equilibrium distribution, the integral of the chance that a session is longer, over the mean. */
        @Override
        public double drawRest(Entropy chance) {
            double share = chance.nextDouble();
            return share < (shape - 1) / shape
                    ? share * seconds(mean)
                    : least() * Math.pow(shape * (1 - share), -1 / (shape - 1));
        }

        private double least() {
            return seconds(mean) * (shape - 1) / shape;
        }

        @Override
        public String toString() {
            return "pareto:" + SessionLengths.write(mean) + ":" + SessionLengths.write(shape);
        }
    }

    /**
     * Many short sessions and some long ones if {@code shape} is less than 1.
     *
     * @param shape 0.1 … 10
     */
    record Weibull(Duration mean, double shape) implements SessionLength {

        @Override
        public double draw(Entropy chance) {
            return scale() * Math.pow(-Math.log(1 - chance.nextDouble()), 1 / shape);
        }

        /** A random part of a session that is drawn with a chance in proportion to its length. */
        @Override
        public double drawRest(Entropy chance) {
            double longer = new Gamma(1 + 1 / shape).draw(chance);
            return chance.nextDouble() * scale() * Math.pow(longer, 1 / shape);
        }

        private double scale() {
            return seconds(mean) / Gamma.function(1 + 1 / shape);
        }

        @Override
        public String toString() {
            return "weibull:" + SessionLengths.write(mean) + ":" + SessionLengths.write(shape);
        }
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
