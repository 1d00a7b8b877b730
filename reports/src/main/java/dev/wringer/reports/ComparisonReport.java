package dev.wringer.reports;

import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.compare.Pair;
import dev.wringer.harness.compare.TrialPair;
import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.trial.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * What a comparison has come to: for a terminal, as Markdown, and as comma-separated values (RFC 4180). Thread-safe.
 *
 * <p>{@code comparison.csv} has a line for each pair and measure: {@code scenario, at, seed, measure, unit, better, margin, baseline,
 * candidate, difference, baseline.verdict, candidate.verdict}. Numbers have full double precision, times are in seconds, shares 0 … 1;
 * {@code difference} is candidate minus baseline. What a pair does not have, or does not count for, is empty.
 */
public final class ComparisonReport {

    private static final List<String> HEADER = List.of(
            "scenario",
            "at",
            "seed",
            "measure",
            "unit",
            "better",
            "margin",
            "baseline",
            "candidate",
            "difference",
            "baseline.verdict",
            "candidate.verdict");

    private ComparisonReport() {}

    /** As much of the table as a terminal of this width has room for; it says what it leaves out. */
    public static List<String> table(Comparison comparison, int width) {
        return FittedComparison.of(ComparisonTable.of(comparison), width).lines(width);
    }

    /** The whole table for a terminal of this width: it goes on below where it has to. */
    public static List<String> wholeTable(Comparison comparison, int width) {
        return ComparisonTable.of(comparison).continued(width);
    }

    /** The whole table, each row a line, however long. */
    public static List<String> table(Comparison comparison) {
        return ComparisonTable.of(comparison).aligned();
    }

    /** The differences of all pairs in characters. */
    public static List<String> plot(Comparison comparison) {
        List<String> lines = new ArrayList<>(DifferencePlot.of(comparison));
        lines.add(DifferencePlot.legend());
        return lines;
    }

    /**
     * The text of {@code comparison.md}.
     *
     * @param command the command that compares again
     * @param conclusions what is said below the table
     */
    public static String markdown(String scenario, Comparison comparison, String command, List<String> conclusions) {
        List<String> lines = new ArrayList<>();
        lines.add("## " + MarkdownText.escape(scenario) + ": "
                + comparison.decision().word());
        lines.add("");
        lines.addAll(MarkdownText.codeBlock(command));
        lines.add("");
        lines.addAll(ComparisonTable.of(comparison).markdown());
        lines.add("");
        conclusions.forEach(each -> lines.add("- " + MarkdownText.escape(each)));
        lines.add("");
        lines.add("```");
        lines.addAll(plot(comparison));
        lines.add("```");
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /**
     * Writes {@code comparison.md}.
     *
     * @throws ReportFailure if it cannot be written
     */
    public static void writeMarkdown(Path file, String text) {
        new ReportFile(file).write(text);
    }

    /**
     * Writes {@code comparison.csv}.
     *
     * @throws ReportFailure if it cannot be written
     */
    public static void writeCsv(Path file, String scenario, Comparison comparison, List<TrialPairs> pairs) {
        new ReportFile(file).write(csv(scenario, comparison, pairs));
    }

    /** The text of {@code comparison.csv}. */
    static String csv(String scenario, Comparison comparison, List<TrialPairs> pairs) {
        StringBuilder text = new StringBuilder();
        try {
            CSVFormat.RFC4180.printRecord(text, HEADER.toArray());
            for (Row row : comparison.rows()) {
                TrialPairs those = pairs.stream()
                        .filter(each -> each.point().equals(row.point()))
                        .findFirst()
                        .orElseThrow();
                for (TrialPair pair : those.pairs()) {
                    CSVFormat.RFC4180.printRecord(
                            text, line(scenario, row, pair).toArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
        return text.toString();
    }

    private static List<String> line(String scenario, Row row, TrialPair pair) {
        Measure measure = row.measure();
        Optional<Pair> known = row.differences().pairs().stream()
                .filter(each -> each.seed() == pair.seed() && each.isKnown())
                .findFirst();
        return List.of(
                scenario,
                row.point(),
                String.valueOf(pair.seed()),
                measure.name(),
                measure.unit() == Unit.COUNT ? "" : measure.unit().name().toLowerCase(Locale.ROOT),
                measure.better().word(),
                measure.gates() ? String.valueOf(measure.margin()) : "",
                known.map(each -> String.valueOf(each.baseline().low())).orElse(""),
                known.map(each -> String.valueOf(each.candidate().low())).orElse(""),
                known.map(each -> String.valueOf(
                                each.candidate().low() - each.baseline().low()))
                        .orElse(""),
                pair.baseline().verdict().outcome().name(),
                pair.candidate().verdict().outcome().name());
    }
}
