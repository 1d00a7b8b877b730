package dev.wringer.cli;

import dev.wringer.harness.hunt.Finding;
import dev.wringer.harness.hunt.Shrunk;
import dev.wringer.harness.hunt.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a hunt has come to, in words. */
final class HuntReport {

    private HuntReport() {}

    /** How much was tried, in how much time. */
    static String tried(String variant, Tally tally, long first, Duration time) {
        if (tally.runs() == 0) {
            return "nothing was tried";
        }
        String shared = tally.shared() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; in %,d more the correct protocol fails as well, they are left out",
                        tally.shared());
        return String.format(
                Locale.ROOT,
                "%s: %,d rings (seeds %d to %d) in %s, %.0f a minute; %.1f actions and %.1f operations each;"
                        + " %,d different combinations of events; %,d failed%s;"
                        + " the premise broke in %,d, nothing is proved in %,d others, %,d could not be run",
                variant,
                tally.runs(),
                first,
                first + tally.runs() - 1,
                Stopwatch.text(time),
                tally.runs() * 60_000.0 / Math.max(1, time.toMillis()),
                tally.actions() / (double) tally.runs(),
                tally.operations() / (double) tally.runs(),
                tally.combinations(),
                tally.failed(),
                shared,
                tally.premiseBroken(),
                tally.unproved(),
                tally.unusable());
    }

    /** What it means that nothing was found: not much. */
    static String nothingFound(Tally tally, long first) {
        return String.format(
                Locale.ROOT,
                "NOTHING FOUND, which proves nothing: these %,d rings of at most 12 nodes did not fail, and of all others nothing is"
                        + " known. --seed %d goes on from here.",
                tally.runs(),
                first + tally.runs());
    }

    /** One finding of a list. */
    static String line(Finding finding) {
        return String.format(
                Locale.ROOT,
                "FOUND  %6d ×  %s, first with seed %d",
                finding.count(),
                finding.signature(),
                finding.seed());
    }

    /** What a finding was shrunk to. */
    static List<String> shrunk(Finding finding, Shrunk shrunk, Duration time) {
        List<String> lines = new ArrayList<>();
        lines.add(finding.signature() + ", seed " + finding.seed() + ", shrunk to " + shrunk.size() + " in "
                + shrunk.trials() + " trials, " + Stopwatch.text(time)
                + (shrunk.minimal() ? "" : "; not finished: it may become simpler still"));
        lines.add("    "
                + (shrunk.setup().faults().actions().isEmpty()
                        ? "no faults"
                        : shrunk.setup().faults()));
        lines.add("    " + shrunk.outcome().reason());
        return lines;
    }
}
