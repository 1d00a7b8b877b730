package dev.wringer.harness.compare;

import dev.wringer.harness.stats.Interval;

/**
 * Something to be shown of the mean gain: that it lies on one side of a boundary.
 *
 * @param isAbove on which side
 * @param boundary in the unit of the measure
 */
record Claim(boolean isAbove, double boundary) {

    static Claim above(double boundary) {
        return new Claim(true, boundary);
    }

    static Claim below(double boundary) {
        return new Claim(false, boundary);
    }

    /** How far a gain speaks for the claim at least, of all that it may be; negative if against it. */
    double worstDistance(Interval gain) {
        return isAbove ? gain.low() - boundary : boundary - gain.high();
    }

    /** The least distance of gains from −1 to 1. */
    double leastDistanceOfShares() {
        return isAbove ? -1 - boundary : boundary - 1;
    }
}
