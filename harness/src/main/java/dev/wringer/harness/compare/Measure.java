package dev.wringer.harness.compare;

import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Unit;

/**
 * A column of a scenario's table as something to compare by. Immutable.
 *
 * @param name the column
 * @param unit what it counts
 * @param better which direction is the better one
 * @param margin how far the mean of the differences may be from zero and still be called the same: above zero, seconds for
 *     times, 0 … 1 for shares; zero if neither direction is better
 */
public record Measure(String name, Unit unit, Direction better, double margin) {

    /** The share of trials that fail, which every scenario has. */
    public static final String FAILED_TRIALS = "failed trials";

    private static final double A_FIFTH_OF_THE_RINGS = 0.2;

    /** Checks that there is a margin if there is a direction. */
    public Measure {
        if (better == Direction.NEITHER ? margin != 0 : !(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("the margin of " + name + " is above zero and finite, not " + margin);
        }
        if (name.equals(FAILED_TRIALS) && margin >= 1) {
            throw new IllegalArgumentException("the margin of " + name + " is less than all of them");
        }
    }

    /** A column that only describes. */
    public static Measure neither(String name, Unit unit) {
        return new Measure(name, unit, Direction.NEITHER, 0);
    }

    /** The measure that the verdicts are: zero for a trial that passes, one for a trial that fails. */
    public static Measure failedTrials() {
        return new Measure(FAILED_TRIALS, Unit.FRACTION, Direction.LOWER, A_FIFTH_OF_THE_RINGS);
    }

    /** This measure with another margin. */
    public Measure within(double other) {
        return new Measure(name, unit, better, other);
    }

    /** Whether it decides anything. */
    public boolean gates() {
        return better != Direction.NEITHER;
    }

    /** Whether it is the verdicts. */
    boolean isOfVerdicts() {
        return name.equals(FAILED_TRIALS);
    }

    /** By how much the candidate is the better one: negative if it is worse. */
    double gain(double baseline, double candidate) {
        return better == Direction.LOWER ? baseline - candidate : candidate - baseline;
    }
}
