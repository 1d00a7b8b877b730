package dev.wringer.harness.compare;

import dev.wringer.harness.compare.Decision.Better;
import dev.wringer.harness.compare.Decision.Same;
import dev.wringer.harness.compare.Decision.Undecided;
import dev.wringer.harness.compare.Decision.Worse;
import dev.wringer.harness.stats.Interval;
import java.util.OptionalInt;

/**
 * Decides of one measure whether a candidate is better, the same or worse, by bets on what the pairs will show (see {@link
 * Wager}). It may be asked after each pair. All gates of a comparison together are wrong in at most the share {@code error} of
 * comparisons, however often they are asked: each has an equal part of it (Bonferroni), and half of that for each direction.
 * Immutable.
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

    /** What these pairs say. */
    public Decision decide(PairedDifferences differences) {
        return withoutOutlook(differences) instanceof Undecided undecided
                ? new Undecided(undecided.notWorse(), moreRings(differences))
                : withoutOutlook(differences);
    }

    /** The same, without an idea of how many more rings an undecided one needs. */
    public Decision withoutOutlook(PairedDifferences differences) {
        return decide(differences, differences.pairs().size());
    }

    /**
     * Where the mean gain lies, in the unit of the measure and positive if the candidate is better. An end is infinite as long as
     * there are too few pairs.
     */
    public Interval gain(PairedDifferences differences) {
        double low = end(differences, true);
        double high = end(differences, false);
        return new Interval(Math.min(low, high), Math.max(low, high)); // the ends cross only where the seeds drift
    }

    /** Where the mean of candidate minus baseline lies. */
    public Interval difference(PairedDifferences differences) {
        Interval gain = gain(differences);
        return measure.gain(0, 1) > 0 ? gain : new Interval(0 - gain.high(), 0 - gain.low());
    }

    /** What they say if they come again and again until there are {@code length} of them. */
    private Decision decide(PairedDifferences differences, int length) {
        // A trial that fails is a promise broken: one need not wait for a margin of them.
        double outside = measure.isOfVerdicts() ? 0 : measure.margin();
        if (isShown(Claim.below(-outside), differences, length)) {
            return new Worse();
        }
        boolean notWorse = isShown(Claim.above(-measure.margin()), differences, length);
        if (isShown(Claim.above(outside), differences, length)) {
            return new Better();
        }
        return notWorse && isShown(Claim.below(measure.margin()), differences, length)
                ? new Same()
                : new Undecided(notWorse, OptionalInt.empty());
    }

    /** How many more it takes if the same pairs come again and again. */
    private OptionalInt moreRings(PairedDifferences differences) {
        int undecided = differences.pairs().size();
        int decided = PAIRS_FORESEEN;
        if (undecided == 0 || !decide(differences, decided).isFinal()) {
            return OptionalInt.empty();
        }
        while (decided - undecided > 1) {
            int middle = (undecided + decided) / 2;
            if (decide(differences, middle).isFinal()) {
                decided = middle;
            } else {
                undecided = middle;
            }
        }
        return OptionalInt.of(decided - differences.pairs().size());
    }

    private boolean isShown(Claim claim, PairedDifferences differences, int length) {
        return peak(claim, differences.gains(claim), length) >= enough();
    }

    private double peak(Claim claim, double[] gains, int length) {
        Wealth wealth = new Wealth(Wager.on(claim, measure));
        for (int i = 0; i < length && wealth.peak() < enough(); i++) {
            wealth.add(claim.distance(gains[i % gains.length]));
        }
        return wealth.peak();
    }

    // ---- the interval: every boundary beyond which nothing is shown

    private double end(PairedDifferences differences, boolean low) {
        double[] gains = differences.gains(new Claim(low, 0));
        double outwards = low ? -1 : 1;
        double limit = measure.isOfVerdicts() ? 1 : Double.POSITIVE_INFINITY;
        double shown = extreme(gains, low);
        double step = measure.margin();
        while (!shows(low, shown, gains)) {
            shown += outwards * step;
            step *= 2;
            if (Math.abs(shown) >= limit || step > 1e12 * measure.margin()) {
                return outwards * limit;
            }
        }
        double open = extreme(gains, !low);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (shown + open) / 2;
            if (shows(low, middle, gains)) {
                shown = middle;
            } else {
                open = middle;
            }
        }
        return shown;
    }

    private boolean shows(boolean low, double boundary, double[] gains) {
        boolean possible = !measure.isOfVerdicts() || Math.abs(boundary) < 1;
        Claim claim = new Claim(low, boundary);
        return possible && peak(claim, gains, gains.length) >= enough();
    }

    private static double extreme(double[] gains, boolean least) {
        double extreme = 0;
        for (double gain : gains) {
            extreme = least ? Math.min(extreme, gain) : Math.max(extreme, gain);
        }
        return extreme;
    }
}
