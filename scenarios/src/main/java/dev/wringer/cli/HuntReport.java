package dev.wringer.cli;

import dev.wringer.harness.hunt.Exploration.Explored;
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

    /** How many orders were explored, and what that says. */
    static String explored(Explored explored, int bound, Duration time) {
        String which = explored.complete()
                ? "all orders explored that depart from that of arrival at no more than %d of %,d turns: %,d, of which %,d were"
                        + " pruned where they came to a state that was known, in %s; %s"
                : "stopped; orders that depart from that of arrival at no more than %d of %,d turns: %,d, of which %,d were"
                        + " pruned where they came to a state that was known, in %s; %s";
        String failed = explored.tally().failed() == 0
                ? "none failed; of other orders, rings and faults nothing is known"
                : String.format(Locale.ROOT, "%,d failed", explored.tally().failed());
        return String.format(
                Locale.ROOT,
                which,
                bound,
                explored.turns(),
                explored.orders(),
                explored.pruned(),
                Stopwatch.text(time),
                failed);
    }

    /**
     * With what probability rings whose messages were delivered by priorities have met an order that fails, by the depth of
     * that order: a line for each.
     */
    static List<String> depths(Tally tally) {
        return tally.depths().entrySet().stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%,d rings by priorities: a failure that depends on an order of depth %d was met with a probability of at least"
                                + " %.2g, if each of them has it",
                        each.getValue().rings(),
                        each.getKey(),
                        each.getValue().chance()))
                .toList();
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
