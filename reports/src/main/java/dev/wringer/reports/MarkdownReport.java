package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.ResultTable.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The results of one scenario as GitHub Markdown: how they came about, the table, and the trials that did not pass. It is
 * meant for a pull request, a job summary or a file. Thread-safe.
 */
public final class MarkdownReport {

    /** A job summary is read by people, and limited in size; trials.csv has them all. */
    private static final int MOST_TRIALS_LISTED = 20;

    private MarkdownReport() {}

    /**
     * The report's text.
     *
     * @param trials of one scenario, as {@link ResultTable#of} takes them
     * @param command the command that runs the same trials again
     * @throws IllegalArgumentException if the trials do not make one table
     */
    public static String render(List<TrialResult> trials, String command) {
        ResultTable table = ResultTable.of(trials);
        List<String> lines = new ArrayList<>();
        lines.add("## " + MarkdownText.escape(table.scenario()));
        lines.add("");
        lines.addAll(MarkdownText.codeBlock(command));
        lines.add("");
        lines.addAll(circumstances(trials));
        lines.add("");
        lines.addAll(tableLines(table));
        lines.addAll(legend(table));
        lines.addAll(notPassed(trials, trial -> List.of()));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * Writes the report.
     *
     * @throws ReportFailure if it cannot be written; the file is then what it was before
     */
    public static void write(Path file, List<TrialResult> trials, String command) {
        new ReportFile(file).write(render(trials, command));
    }

    /**
     * What the results come to, for the summary of a job: the verdict, the table, the trials that did not pass with the commands that show
     * them again, and how all came about.
     *
     * @param trials as {@link #render} takes them
     * @param verdict what all of them come to, in a few words
     * @param command the command that runs the same trials again
     * @param replay the command that runs one of them again
     * @throws IllegalArgumentException if the trials do not make one table
     */
    public static String summary(
            List<TrialResult> trials, String verdict, String command, Function<TrialResult, String> replay) {
        ResultTable table = ResultTable.of(trials);
        List<String> lines = new ArrayList<>();
        lines.add("## " + MarkdownText.escape(table.scenario()) + ": " + MarkdownText.escape(verdict));
        lines.add("");
        lines.addAll(tableLines(table));
        lines.addAll(legend(table));
        lines.addAll(notPassed(trials, trial -> MarkdownText.codeBlock(replay.apply(trial))));
        lines.addAll(List.of("", "<details><summary>How it was run</summary>", ""));
        lines.addAll(MarkdownText.codeBlock(command));
        lines.add("");
        lines.addAll(circumstances(trials));
        lines.addAll(List.of("", "</details>", ""));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * Writes a summary behind what the file holds.
     *
     * @throws ReportFailure if it cannot be written
     */
    public static void append(Path file, String summary) {
        new ReportFile(file).append(summary);
    }

    private static List<String> circumstances(List<TrialResult> trials) {
        List<String> lines = new ArrayList<>();
        lines.add("- testbed: "
                + escapedList(trials.stream()
                        .map(TrialResult::testbed)
                        .distinct()
                        .sorted()
                        .toList()));
        lines.add("- seeds: "
                + SeedRanges.of(trials.stream().map(TrialResult::seed).toList()));
        settings(trials)
                .forEach((name, values) ->
                        lines.add("- " + MarkdownText.escape(name) + ": " + escapedList(List.copyOf(values))));
        return lines;
    }

    /** Each setting with every value that it had. */
    private static Map<String, Set<String>> settings(List<TrialResult> trials) {
        Map<String, Set<String>> settings = new LinkedHashMap<>();
        for (TrialResult trial : trials) {
            trial.settings().forEach((name, value) -> settings.computeIfAbsent(name, n -> new LinkedHashSet<>())
                    .add(value));
        }
        return settings;
    }

    private static String escapedList(List<String> texts) {
        return texts.stream().map(MarkdownText::escape).collect(Collectors.joining(", "));
    }

    private static List<String> tableLines(ResultTable table) {
        List<String> headings = new ArrayList<>(List.of("testbed"));
        List<String> rules = new ArrayList<>(List.of(":--"));
        table.sweep().ifPresent(axis -> {
            headings.add(heading(Heading.of(axis)));
            rules.add("--:");
        });
        table.columns().forEach(column -> {
            headings.add(heading(Heading.of(column)));
            rules.add("--:");
        });
        headings.add("verdict");
        rules.add(":--");

        List<String> lines = new ArrayList<>();
        lines.add(MarkdownText.tableLine(headings));
        lines.add(MarkdownText.tableLine(rules));
        table.rows().forEach(row -> lines.add(MarkdownText.tableLine(cells(table, row))));
        return lines;
    }

    private static String heading(Heading heading) {
        String name = MarkdownText.escape(heading.name());
        return heading.note().isEmpty() ? name : name + " *(" + heading.note() + ")*";
    }

    private static List<String> cells(ResultTable table, Row row) {
        List<String> cells = new ArrayList<>(List.of(MarkdownText.escape(row.testbed())));
        table.sweep()
                .ifPresent(axis -> cells.add(row.sweep()
                        .map(point -> Figure.plain(point.value(), axis.unit()))
                        .orElse("")));
        for (int i = 0; i < table.columns().size(); i++) {
            Unit unit = table.columns().get(i).unit();
            cells.add(row.cells()
                    .get(i)
                    .map(cell -> Figure.of(cell, unit).toString())
                    .orElse("–"));
        }
        cells.add(row.verdicts().toString());
        return cells;
    }

    private static List<String> legend(ResultTable table) {
        List<String> sentences = Legend.of(table);
        return sentences.isEmpty() ? List.of() : List.of("", String.join(" ", sentences));
    }

    /** @param details what stands below each of them, indented */
    private static List<String> notPassed(List<TrialResult> trials, Function<TrialResult, List<String>> details) {
        List<TrialResult> notPassed = trials.stream()
                .filter(trial -> trial.verdict().outcome() != Outcome.PASS)
                .toList();
        if (notPassed.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "### Trials that did not pass", ""));
        notPassed.stream().limit(MOST_TRIALS_LISTED).forEach(trial -> {
            lines.add(notPassed(trial));
            details.apply(trial).forEach(line -> lines.add("  " + line));
        });
        if (notPassed.size() > MOST_TRIALS_LISTED) {
            lines.add("- and " + (notPassed.size() - MOST_TRIALS_LISTED) + " more");
        }
        return lines;
    }

    private static String withUnit(SweepPoint point) {
        return (Figure.plain(point.value(), point.unit()) + " " + point.unit().symbol()).strip();
    }

    private static String notPassed(TrialResult trial) {
        String sweep = trial.sweep()
                .map(point -> ", " + MarkdownText.escape(point.parameter()) + " " + withUnit(point))
                .orElse("");
        String outcome = trial.verdict().outcome().name().toLowerCase(Locale.ROOT);
        return "- **" + outcome + "**: " + MarkdownText.escape(trial.testbed()) + sweep + ", seed " + trial.seed()
                + ": " + MarkdownText.escape(trial.verdict().reason());
    }
}
