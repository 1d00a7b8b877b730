package dev.wringer.reports;

import dev.wringer.harness.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * Results as comma-separated values (RFC 4180: UTF-8, lines end in CR LF), for programs. Numbers have full double
 * precision and a point in every locale; times are in seconds, shares 0 … 1. Thread-safe.
 *
 * <p>{@code trials.csv} has a line for each trial. Its columns are {@code scenario, testbed, seed}, then
 * {@code setting.<name>} for each setting, {@code sweep.parameter, sweep.value, verdict, reason}, then for each
 * measurement {@code measured.<name>}, {@code theory.<name>} or {@code published.<name>}, with the unit in brackets behind
 * it unless it counts. What a trial does not have is empty.
 *
 * <p>{@code table.csv} has a line for each cell of a {@link ResultTable}: where it stands ({@code scenario, testbed,
 * sweep.parameter, sweep.value, column, unit, origin}), what it says ({@code mean, low, high, rings, coverage}; the last four
 * only for measured cells), and how many trials of its row came to each verdict. {@code coverage} is {@code promised},
 * {@code few_rings} or {@code lone_ring}, as {@link dev.wringer.harness.stats.Estimate.Coverage} explains them.
 */
public final class CsvReport {

    private CsvReport() {}

    /** The text of {@code trials.csv}, one line for each trial, in the order given. */
    public static String trials(List<TrialResult> trials) {
        TrialColumns columns = TrialColumns.of(trials);
        return csv(columns.header(), trials.stream().map(columns::line).toList());
    }

    /** The text of {@code table.csv}, row by row. */
    public static String table(ResultTable table) {
        return csv(CellLines.HEADER, CellLines.of(table));
    }

    /**
     * Writes {@code trials.csv}.
     *
     * @throws ReportFailure if it cannot be written; the file is then what it was before
     */
    public static void writeTrials(Path file, List<TrialResult> trials) {
        new ReportFile(file).write(trials(trials));
    }

    /**
     * Writes {@code table.csv}.
     *
     * @throws ReportFailure if it cannot be written; the file is then what it was before
     */
    public static void writeTable(Path file, ResultTable table) {
        new ReportFile(file).write(table(table));
    }

    private static String csv(List<String> header, List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        try {
            CSVFormat.RFC4180.printRecord(text, header.toArray());
            for (List<String> line : lines) {
                CSVFormat.RFC4180.printRecord(text, line.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder does not fail", e);
        }
        return text.toString();
    }
}
