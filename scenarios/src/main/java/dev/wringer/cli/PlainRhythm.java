package dev.wringer.cli;

import java.time.Duration;

/**
 * When a line of progress is due where lines stay: soon after a trial has come into another phase, and otherwise the more rarely the longer
 * the run has lasted. So a log of minutes says what happens, and one of hours is no flood.
 */
final class PlainRhythm {

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final int LINES_IN_ALL_BEFORE = 20; // between lines passes this part of the time so far

    private Duration last = Duration.ZERO;
    private String seen = "";

    /**
     * Whether a line is due now; if so, it is taken for written.
     *
     * @param now since the run began
     * @param phase what is to be told as soon as it changes
     */
    boolean isDue(Duration now, String phase) {
        Duration since = now.minus(last);
        Duration interval = interval(now);
        boolean changed = !phase.equals(seen) && since.compareTo(interval.dividedBy(2)) >= 0;
        if (!changed && since.compareTo(interval) < 0) {
            return false;
        }
        last = now;
        seen = phase;
        return true;
    }

    private static Duration interval(Duration now) {
        Duration part = now.dividedBy(LINES_IN_ALL_BEFORE);
        return part.compareTo(LEAST) < 0 ? LEAST : part.compareTo(MOST) > 0 ? MOST : part;
    }
}
