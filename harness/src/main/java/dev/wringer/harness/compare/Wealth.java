package dev.wringer.harness.compare;

/**
 * What a {@link Wager} has made of one coin so far. Not thread-safe: one method's local state.
 *
 * <p>Invariant: {@code wealth[i]} is what stake i has made of its share, or less.
 */
final class Wealth {

    private static final double MOST =
            1e250; // of one stake: whoever would have more is given no more, and sums stay finite

    private final Claim claim;
    private final Wager wager;
    private final double[] wealth;

    /** Nothing has been bet yet. */
    Wealth(Claim claim, Measure measure) {
        this.claim = claim;
        this.wager = Wager.on(claim, measure);
        this.wealth = wager.shares();
    }

    /** Bets on the next pair: what is not known of it is taken at its worst for the claim. */
    void add(Pair pair, Measure measure) {
        double distance = claim.worstDistance(pair.gain(measure));
        for (int i = 0; i < wealth.length; i++) {
            wealth[i] = Math.min(MOST, wealth[i] * wager.factor(i, distance));
        }
    }

    /** What there is now. */
    double sum() {
        double sum = 0;
        for (double each : wealth) {
            sum += each;
        }
        return sum;
    }
}
