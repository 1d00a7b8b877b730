package dev.wringer.harness.compare;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How to bet on a claim, one pair after the other. Whoever doubts the claim offers fair odds: under the doubter's hypothesis
 * the expected factor by which a pair changes the wealth is at most one, whatever the stake. So the wealth reaches {@code 1 / α}
 * at any time in at most the share {@code α} of cases (J. Ville, <i>Étude critique de la notion de collectif</i>, 1939), and
 * one may look after each pair.
 *
 * <p>The best stake depends on spread and distance, which are not known before; so the wealth is shared out among several.
 */
sealed interface Wager {

    /** The wealth that each stake begins with: all together one. */
    double[] shares();

    /**
     * By which factor a pair changes the wealth of one stake.
     *
     * @param distance of the pair's gain, as {@link Claim#worstDistance} has it
     */
    double factor(int stake, double distance);

    /** The wager for gains of this measure. */
    static Wager on(Claim claim, Measure measure) {
        return measure.isOfVerdicts() ? new OfShares(claim.leastDistanceOfShares()) : new OfSwaps(measure.margin());
    }

    /**
     * Bets on gains of any size: the factor is {@code 1 + tanh(λ · distance)}.
     *
     * <p>The doubter says that the gains lie symmetrically about the boundary, or further off. Then a distance is as often negative as
     * positive, and since tanh is odd, the expected factor is one: for every symmetric distribution, discrete or continuous, however
     * long its tails, and for any number of pairs. That a change without effect makes such differences needs no assumption: where
     * nothing is different, exchanging the two sides of a pair changes nothing. A. Ramdas, J. Ruf, M. Larsson and W. Koolen,
     * <i>Admissible anytime-valid sequential inference must rely on nonnegative martingales</i> (2020, arXiv:2009.03167), shows that
     * tests of symmetry which may stop at any time are bets of this kind, and that the bounds of V. H. de la Peña, <i>A general
     * class of exponential inequalities for martingales and ratios</i>, Ann. Probab. 27 (1999), lose against them.
     *
     * <p>The logarithm of the factor never exceeds {@code λ · distance}: nothing is claimed that the mean of the pairs seen
     * contradicts, and a ring that is far off on the wrong side counts in full. A difference that is the same in all pairs needs no
     * rule of its own: were the true one at a boundary, as many pairs would have to lie beyond it.
     *
     * @param margin the measure's, which says what is far
     */
    record OfSwaps(double margin) implements Wager {

        /** In margins: from a spread of a fraction of the margin to one of sixteen times the margin. */
        private static final double[] STAKES = IntStream.rangeClosed(-8, 2)
                .mapToDouble(power -> Math.scalb(1.0, power))
                .toArray();

        @Override
        public double[] shares() {
            double[] shares = new double[STAKES.length];
            Arrays.fill(shares, 1.0 / STAKES.length);
            return shares;
        }

        @Override
        public double factor(int stake, double distance) {
            return 1 + StrictMath.tanh(STAKES[stake] * distance / margin);
        }
    }

    /**
     * Bets on gains of at most one in either direction, as verdicts make them: the factor is {@code 1 + λ · distance}, with
     * {@code λ} so small that nobody can lose more than he has.
     *
     * <p>The doubter says that the mean gain lies at the boundary or beyond; then the expected factor is at most one, whatever the
     * distribution. With a boundary at zero it is McNemar's test of the pairs that differ, one pair at a time. I. Waudby-Smith and
     * A. Ramdas, <i>Estimating means of bounded random variables by betting</i>, J. R. Statist. Soc. B 86 (2024), has the theory.
     *
     * @param least the least distance that is possible, below zero
     */
    record OfShares(double least) implements Wager {

        private static final double[] STAKES = {1, 1.0 / 2, 1.0 / 4, 1.0 / 8, 1.0 / 16};

        /** Half of it on the hope that not one pair speaks against the claim. */
        private static final double[] SHARES = {1.0 / 2, 1.0 / 8, 1.0 / 8, 1.0 / 8, 1.0 / 8};

        @Override
        public double[] shares() {
            return SHARES.clone();
        }

        @Override
        public double factor(int stake, double distance) {
            return Math.max(0, 1 - STAKES[stake] * distance / least); // zero, but for rounding, is the least
        }
    }
}
