package dev.wringer.harness.compare;

import dev.wringer.harness.compare.Decision.Better;
import dev.wringer.harness.compare.Decision.Same;
import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.compare.Decision.Worse;
import java.util.OptionalInt;

/** The four claims that a gate may have to decide, and what has been won by betting on each. Not thread-safe: one method's local state. */
final class Bets {

    private final Measure measure;
    private final double enough;
    private final Wealth worse;
    private final Wealth notWorse;
    private final Wealth better;
    private final Wealth notBetter;

    /** @param enough the wealth that shows a claim */
    Bets(Measure measure, double enough) {
        this.measure = measure;
        this.enough = enough;
        // A trial that fails is a promise broken: one need not wait for a margin of them.
        double outside = measure.isOfVerdicts() ? 0 : measure.margin();
        worse = new Wealth(Claim.below(-outside), measure);
        notWorse = new Wealth(Claim.above(-measure.margin()), measure);
        better = new Wealth(Claim.above(outside), measure);
        notBetter = new Wealth(Claim.below(measure.margin()), measure);
    }

    /** Bets on the next pair. */
    void add(Pair pair) {
        worse.add(pair, measure);
        notWorse.add(pair, measure);
        better.add(pair, measure);
        notBetter.add(pair, measure);
    }

    /** What is shown by now, without an idea of how many more rings it takes if it is not enough. */
    Decision decision() {
        if (isShown(worse)) {
            return new Worse();
        }
        if (isShown(better)) {
            return new Better();
        }
        return isShown(notWorse) && isShown(notBetter)
                ? new Same()
                : new Undecided(isShown(notWorse), OptionalInt.empty());
    }

    private boolean isShown(Wealth wealth) {
        return wealth.sum() >= enough;
    }
}
