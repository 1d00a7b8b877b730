package dev.wringer.harness.compare;

import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decides of one measure whether a candidate is better, the same or worse, by bets on what the pairs will show (see {@link
 * Wager}). It may be asked after each pair, and says what all pairs until then say: a decision that later pairs speak against is taken
 * back. All gates of a comparison together are ever wrong in at most the share {@code error} of comparisons, however often they are asked:
 * each has an equal part of it (Bonferroni), and half of that for each direction. Immutable.
 *
 * @param measure one with a direction
 * @param gates how many gates the comparison has
 * @param error the share of comparisons in which any gate may be wrong: above 0, below 1
 */
public record PairedGate(Measure measure, int gates, double error) {

    private static final int PAIRS_FORESEEN = 20_000;
    private static final int HALVINGS = 60;

    /** Checks the ranges. */
    public PairedGate {
        if (!measure.gates() || gates < 1 || !(error > 0 && error < 1)) {
            throw new IllegalArgumentException("no gate: " + measure + ", one of " + gates + ", error " + error);
        }
    }

    /** The wealth that proves a claim. */
    double enough() {
        return 2 * gates / error;
    }

    /** The fewest pairs after which anything can be decided: each doubles the wealth at most. */
    public int fewestPairs() {
        return (int) Math.ceil(StrictMath.log(enough()) / StrictMath.log(2));
    }

    /** After how many pairs it says "the same" if not one differs; empty if it takes more than anybody runs. */
    public OptionalInt pairsUntilSame() {
        Bets bets = new Bets(measure, enough());
        for (int i = 1; i <= PAIRS_FORESEEN; i++) {
            bets.add(Pair.of(i, 0, 0));
            if (bets.decision().isFinal()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** What these pairs say. */
    public Decision decide(PairedDifferences differences) {
        Decision decision = withoutOutlook(differences);
        return decision instanceof Undecided undecided
                ? new Undecided(undecided.notWorse(), moreRings(differences))
                : decision;
    }

    /** The same, without an idea of how many more rings an undecided one needs. */
    public Decision withoutOutlook(PairedDifferences differences) {
        Bets bets = new Bets(measure, enough());
        differences.pairs().forEach(bets::add);
        return bets.decision();
    }

    /** What they say after each of them. */
    public List<Decision> looks(PairedDifferences differences) {
        Bets bets = new Bets(measure, enough());
        List<Decision> looks = new ArrayList<>();
        for (Pair pair : differences.pairs()) {
            bets.add(pair);
            looks.add(bets.decision());
        }
        return looks;
    }

    /** How many more it takes if the same pairs come again and again. */
    private OptionalInt moreRings(PairedDifferences differences) {
        List<Pair> pairs = differences.pairs();
        Bets bets = new Bets(measure, enough());
        for (int i = 0; i < PAIRS_FORESEEN && !pairs.isEmpty(); i++) {
            bets.add(pairs.get(i % pairs.size()));
            if (i >= pairs.size() && bets.decision().isFinal()) {
                return OptionalInt.of(i + 1 - pairs.size());
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Where the mean gain lies, in the unit of the measure and positive if the candidate is better. An end is infinite as long as
     * there are too few pairs.
     */
    public Interval gain(PairedDifferences differences) {
        double low = end(differences, true);
        double high = end(differences, false);
        return new Interval(low, high);
    }

    /** Where the mean of candidate minus baseline lies. */
    public Interval difference(PairedDifferences differences) {
        Interval gain = gain(differences);
        return measure.gain(0, 1) > 0 ? gain : new Interval(0 - gain.high(), 0 - gain.low());
    }

    // ---- the interval: every boundary beyond which nothing is shown

    private double end(PairedDifferences differences, boolean low) {
        double outwards = low ? -1 : 1;
        double limit = measure.isOfVerdicts() ? 1 : Double.POSITIVE_INFINITY;
        double shown = extreme(differences, low);
        double step = measure.margin();
        while (!isShown(low, shown, differences)) {
            shown += outwards * step;
            step *= 2;
            if (Math.abs(shown) >= limit || step > 1e12 * measure.margin()) {
                return outwards * limit;
            }
        }
        double open = extreme(differences, !low);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (shown + open) / 2;
            if (isShown(low, middle, differences)) {
                shown = middle;
            } else {
                open = middle;
            }
        }
        return shown;
    }

    /** Whether the mean gain is shown to lie above the boundary, or below it. */
    private boolean isShown(boolean above, double boundary, PairedDifferences differences) {
        if (measure.isOfVerdicts() && Math.abs(boundary) >= 1) {
            return false;
        }
        Wealth wealth = new Wealth(new Claim(above, boundary), measure);
        differences.pairs().forEach(pair -> wealth.add(pair, measure));
        return wealth.sum() >= enough();
    }

    /** The least gain that there was, or the greatest; zero if all are on the other side of it. */
    private double extreme(PairedDifferences differences, boolean least) {
        return differences.pairs().stream()
                .map(pair -> pair.gain(measure))
                .mapToDouble(gain -> least ? Math.min(0, gain.low()) : Math.max(0, gain.high()))
                .reduce(0, least ? Math::min : Math::max);
    }
}
