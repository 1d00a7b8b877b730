package dev.wringer.node.chord;

import java.time.Duration;

/**
 * How often a node maintains its tables.
 *
 * @param shortest the shortest interval, &gt; 0
 * @param longest the longest interval, ≥ {@code shortest}
 * @param adaptive whether the interval is short after a change and doubles with every round once the change has settled;
 *     otherwise each interval is uniform between the two
 */
public record Pace(Duration shortest, Duration longest, boolean adaptive) {

    /** Checks the bounds. */
    public Pace {
        if (shortest.isNegative() || shortest.isZero() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("no pace: " + shortest + " … " + longest);
        }
    }

    /** Each interval uniform between the two, as in TON'03 §VI-D: 15 … 45 s there. */
    public static Pace uniform(Duration shortest, Duration longest) {
        return new Pace(shortest, longest, false);
    }

    /** Faster while things change: 1 … 20 s in the original DHash. */
    public static Pace adaptive(Duration shortest, Duration longest) {
        return new Pace(shortest, longest, true);
    }
}
