package dev.wringer.reports;

import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.reports.ResultTable.Column;
import dev.wringer.reports.ResultTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The lines of {@code table.csv}: one for each cell, also for those that are empty. */
final class CellLines {

    static final List<String> HEADER = List.of(
            "scenario",
            "testbed",
            "sweep.parameter",
            "sweep.value",
            "column",
            "unit",
            "origin",
            "mean",
            "low",
            "high",
            "rings",
            "coverage",
            "pass",
            "fail",
            "unknown",
            "error");

    private CellLines() {}

    static List<List<String>> of(ResultTable table) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : table.rows()) {
            for (int i = 0; i < table.columns().size(); i++) {
                lines.add(line(
                        table.scenario(),
                        row,
                        table.columns().get(i),
                        row.cells().get(i)));
            }
        }
        return lines;
    }

    private static List<String> line(String scenario, Row row, Column column, Optional<Cell> cell) {
        List<String> line = new ArrayList<>();
        line.add(scenario);
        line.add(row.testbed());
        line.add(row.sweep().map(SweepPoint::parameter).orElse(""));
        line.add(row.sweep().map(point -> Double.toString(point.value())).orElse(""));
        line.add(column.name());
        line.add(column.unit().name().toLowerCase(Locale.ROOT));
        line.add(column.origin().name().toLowerCase(Locale.ROOT));
        line.add(cell.map(c -> Double.toString(c.value())).orElse(""));
        line.add(cell.map(c -> end(c, Interval::low)).orElse(""));
        line.add(cell.map(c -> end(c, Interval::high)).orElse(""));
        line.add(cell.map(CellLines::rings).orElse(""));
        line.add(cell.map(CellLines::coverage).orElse(""));
        Stream.of(Outcome.values())
                .forEach(outcome -> line.add(Integer.toString(row.verdicts().count(outcome))));
        return line;
    }

    private static String end(Cell cell, ToDoubleFunction<Interval> end) {
        return cell instanceof Cell.Measured measured
                ? measured.estimate()
                        .interval()
                        .map(interval -> Double.toString(end.applyAsDouble(interval)))
                        .orElse("")
                : "";
    }

    private static String coverage(Cell cell) {
        return cell instanceof Cell.Measured measured
                        && measured.estimate().interval().isPresent()
                ? measured.estimate().coverage().name().toLowerCase(Locale.ROOT)
                : "";
    }

    private static String rings(Cell cell) {
        return cell instanceof Cell.Measured measured
                ? Integer.toString(measured.estimate().rings())
                : "";
    }
}
