package dev.wringer.cli;

import dev.wringer.harness.conformance.Finding;
import dev.wringer.harness.conformance.Finding.Outcome;
import dev.wringer.harness.conformance.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found out about a node, for people: a line for each clause, and one for all. */
final class ConformanceLines {

    private ConformanceLines() {}

    /** The lines of a report. */
    static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.subject());
        lines.add("");
        report.findings().forEach(finding -> lines.add(line(finding)));
        lines.add("");
        lines.add(summary(report));
        return lines;
    }

    private static String line(Finding finding) {
        return String.format(
                Locale.ROOT, "  %-17s  %-11s  %s", finding.name(), word(finding.outcome()), finding.text());
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case KEPT -> "ok";
            case BROKEN -> "BROKEN";
            case UNDECIDED, OUT_OF_REACH -> "not checked";
        };
    }

    private static String summary(Report report) {
        long broken = report.count(Outcome.BROKEN);
        long kept = report.count(Outcome.KEPT);
        long notChecked = report.findings().size() - broken - kept;
        String verdict = broken > 0 ? "BROKEN" : report.isComplete() ? "KEPT" : "UNKNOWN";
        return verdict + "  " + kept + " ok, " + broken + " broken, " + notChecked + " not checked";
    }
}
