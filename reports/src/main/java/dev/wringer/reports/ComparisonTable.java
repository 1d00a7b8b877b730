package dev.wringer.reports;

import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Margin;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as a table of texts: a line for each measure and value of the swept parameter.
 *
 * @param heading the columns
 * @param lines as many cells as there are columns
 */
record ComparisonTable(List<String> heading, List<List<String>> lines) {

    private static final String NOTHING = "–";

    static ComparisonTable of(Comparison comparison) {
        boolean swept = comparison.rows().stream().anyMatch(row -> !row.point().isEmpty());
        List<String> heading = new ArrayList<>();
        if (swept) {
            heading.add("at");
        }
        heading.addAll(List.of(
                "measure",
                "better",
                "pairs",
                "differ",
                "baseline",
                "candidate",
                "difference",
                "interval",
                "margin",
                "verdict"));
        List<List<String>> lines = new ArrayList<>();
        for (Row row : comparison.rows()) {
            List<String> cells = new ArrayList<>();
            if (swept) {
                cells.add(row.point());
            }
            cells.addAll(cells(row));
            lines.add(cells);
        }
        return new ComparisonTable(heading, lines);
    }

    private static List<String> cells(Row row) {
        Measure measure = row.measure();
        Unit unit = measure.unit();
        double mean = row.differences().meanDifference();
        double scale = measure.gates() ? measure.margin() : Math.max(1e-6, Math.abs(Double.isNaN(mean) ? 0 : mean));
        String symbol = unit.symbol().isEmpty() ? "" : " (" + unit.symbol() + ")";
        return List.of(
                measure.name() + symbol,
                measure.better().word(),
                String.valueOf(row.differences().known()),
                String.valueOf(row.differences().differing()),
                plain(row.differences().baselineMean(), unit),
                plain(row.differences().candidateMean(), unit),
                SignedFigure.of(mean, scale, unit),
                row.judged()
                        .map(judged -> SignedFigure.of(judged.difference(), scale, unit))
                        .orElse(NOTHING),
                measure.gates() ? "± " + Margin.text(unit, measure.margin()) : NOTHING,
                row.judged()
                        .map(Judged::decision)
                        .map(decision -> decision.word())
                        .orElse(NOTHING));
    }

    private static String plain(double value, Unit unit) {
        return Double.isNaN(value) ? NOTHING : Figure.plain(value, unit);
    }

    /** Aligned with spaces: texts to the left, numbers to the right. */
    List<String> aligned() {
        int columns = heading.size();
        int[] widths = new int[columns];
        List<List<String>> all = new ArrayList<>(List.of(heading));
        all.addAll(lines);
        for (List<String> cells : all) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], StyledText.length(cells.get(i)));
            }
        }
        return all.stream().map(cells -> aligned(cells, widths)).toList();
    }

    private String aligned(List<String> cells, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String room = " ".repeat(widths[i] - StyledText.length(cell));
            line.append(i == 0 ? "" : "  ").append(isNumber(i) ? room + cell : cell + room);
        }
        return line.toString().stripTrailing();
    }

    /** In Markdown. */
    List<String> markdown() {
        List<String> all = new ArrayList<>();
        all.add(MarkdownText.tableLine(heading));
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < heading.size(); i++) {
            rules.add(isNumber(i) ? "--:" : ":--");
        }
        all.add(MarkdownText.tableLine(rules));
        lines.forEach(cells -> all.add(
                MarkdownText.tableLine(cells.stream().map(MarkdownText::escape).toList())));
        return all;
    }

    private boolean isNumber(int column) {
        return column > heading.indexOf("better") && column < heading.size() - 1;
    }
}
