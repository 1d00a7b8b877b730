package dev.wringer.harness.setting;

import java.time.Duration;

/**
 * From one length of time to another.
 *
 * @param shortest &gt; 0
 * @param longest ≥ {@code shortest}
 */
public record TimeRange(Duration shortest, Duration longest) {

    /** Reads {@code 500ms..3s}. */
    /**
     * The range that {@code text} stands for.
     *
     * @throws Misfit if there is none
     */
    public static TimeRange read(String text) throws Misfit {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new Misfit("is not a range of times such as 500ms..3s");
        }
        Duration shortest = Times.POSITIVE.read(text.substring(0, dots));
        Duration longest = Times.POSITIVE.read(text.substring(dots + 2));
        if (longest.compareTo(shortest) < 0) {
            throw new Misfit("ends before it begins");
        }
        return new TimeRange(shortest, longest);
    }

    @Override
    public String toString() {
        return Times.POSITIVE.write(shortest) + ".." + Times.POSITIVE.write(longest);
    }
}
