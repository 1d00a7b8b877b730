package dev.wringer.harness.compare;

/**
 * What a {@link Wager} has won so far. Not thread-safe: one method's local state.
 *
 * <p>Invariant: {@code wealth[i]} is what stake i has made of its share, {@code peak} the greatest sum that there was.
 */
final class Wealth {

    private final Wager wager;
    private final double[] wealth;
    private double peak = 1;

    Wealth(Wager wager) {
        this.wager = wager;
        this.wealth = wager.shares();
    }

    /** Takes the next pair. */
    void add(double distance) {
        double sum = 0;
        for (int i = 0; i < wealth.length; i++) {
            wealth[i] *= wager.factor(i, distance);
            sum += wealth[i];
        }
        peak = Math.max(peak, sum);
    }

    /** The greatest sum that there was: what was once proved stays proved. */
    double peak() {
        return peak;
    }
}
