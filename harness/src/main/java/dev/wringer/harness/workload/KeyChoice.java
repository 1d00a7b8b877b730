package dev.wringer.harness.workload;

import dev.wringer.harness.setting.Decimals;
import dev.wringer.harness.setting.Percentages;
import dev.wringer.node.port.Entropy;

/** Which of the blocks that there are clients ask for. */
public sealed interface KeyChoice {

    /** One of {@code number} blocks, counted from 0. */
    int draw(int number, Entropy chance);

    /** Each as often as any other. Lookups are of keys uniform on the circle. */
    record Uniform() implements KeyChoice {
        @Override
        public int draw(int number, Entropy chance) {
            return chance.nextInt(number);
        }

        /** How it is written. */
        @Override
        public String toString() {
            return "uniform";
        }
    }

    /**
     * By Zipf's law: the one of rank n is asked for in proportion to 1 / n^exponent.
     *
     * @param exponent &gt; 0
     */
    record Zipf(double exponent) implements KeyChoice {
        /** Checks the range. */
        public Zipf {
            if (!(exponent > 0)) {
                throw new IllegalArgumentException("an exponent of " + exponent + " is not positive");
            }
        }

        /** By rejection, which needs no table (Devroye 1986, X.6.1, for a bounded number of ranks). */
        @Override
        public int draw(int number, Entropy chance) {
            double total = integral(number + 0.5) - integral(0.5);
            while (true) {
                double x = inverse(integral(0.5) + chance.nextDouble() * total);
                int rank = Math.min(number, Math.max(1, (int) Math.round(x)));
                // The density of x is at least that of its rank, by the convexity of the law.
                if (chance.nextDouble() * (integral(rank + 0.5) - integral(rank - 0.5))
                        <= StrictMath.pow(rank, -exponent)) {
                    return rank - 1;
                }
            }
        }

        private double integral(double x) {
            return exponent == 1 ? StrictMath.log(x) : StrictMath.pow(x, 1 - exponent) / (1 - exponent);
        }

        private double inverse(double y) {
            return exponent == 1 ? StrictMath.exp(y) : StrictMath.pow(y * (1 - exponent), 1 / (1 - exponent));
        }

        /** How it is written. */
        @Override
        public String toString() {
            return "zipf:" + new Decimals(0, Double.POSITIVE_INFINITY).write(exponent);
        }
    }

    /**
     * One block takes a share of everything; the rest is uniform.
     *
     * @param share 0 … 1
     */
    record Hot(double share) implements KeyChoice {
        /** Checks the range. */
        public Hot {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of " + share + " is outside 0 … 1");
            }
        }

        @Override
        public int draw(int number, Entropy chance) {
            return chance.nextDouble() < share ? 0 : chance.nextInt(number);
        }

        /** How it is written. */
        @Override
        public String toString() {
            return "hot:" + Percentages.ALL.write(share);
        }
    }
}
