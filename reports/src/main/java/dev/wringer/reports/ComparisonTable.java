package dev.wringer.reports;

import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Margin;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A comparison as a table of texts: a line for each measure and value of the swept parameter.
 *
 * @param heading the columns
 * @param lines as many cells as there are columns
 */
record ComparisonTable(List<String> heading, List<List<String>> lines) {

    private static final String NOTHING = "–";
    private static final String GAP = "  ";
    private static final String MEASURE = "measure";
    private static final List<String> TEXTS = List.of("at", MEASURE, "better", "verdict");

    static ComparisonTable of(Comparison comparison) {
        boolean swept = comparison.rows().stream().anyMatch(row -> !row.point().isEmpty());
        List<String> heading = new ArrayList<>();
        if (swept) {
            heading.add("at");
        }
        heading.addAll(List.of(
                MEASURE,
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
        int[] widths = widths();
        return Stream.concat(Stream.of(heading), lines.stream())
                .map(cells -> aligned(cells, widths))
                .toList();
    }

    private int[] widths() {
        return IntStream.range(0, heading.size())
                .map(i -> Stream.concat(Stream.of(heading), lines.stream())
                        .mapToInt(cells -> StyledText.length(cells.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    private String aligned(List<String> cells, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String room = " ".repeat(widths[i] - StyledText.length(cell));
            line.append(i == 0 ? "" : GAP).append(isNumber(i) ? room + cell : cell + room);
        }
        return line.toString().stripTrailing();
    }

    /** With all columns: where there is no room for them side by side, the table goes on below, with what tells rows apart. */
    List<String> continued(int width) {
        List<String> text = new ArrayList<>();
        ComparisonTable block = keys();
        for (String column : heading) {
            if (block.heading.contains(column)) {
                continue;
            }
            ComparisonTable wider = with(block, column);
            if (wider.width() > width && block.heading.size() > keys().heading.size()) {
                text.addAll(block.aligned());
                text.add("");
                wider = with(keys(), column);
            }
            block = wider;
        }
        text.addAll(block.aligned());
        return text;
    }

    private ComparisonTable keys() {
        return columns(
                IntStream.rangeClosed(0, heading.indexOf(MEASURE)).boxed().toList());
    }

    private ComparisonTable with(ComparisonTable block, String column) {
        return columns(Stream.concat(block.heading.stream(), Stream.of(column))
                .map(heading::indexOf)
                .toList());
    }

    /** The same without a column. */
    ComparisonTable without(String column) {
        return columns(IntStream.range(0, heading.size())
                .filter(i -> !heading.get(i).equals(column))
                .boxed()
                .toList());
    }

    private ComparisonTable columns(List<Integer> places) {
        return new ComparisonTable(
                places.stream().map(heading::get).toList(),
                lines.stream()
                        .map(line -> places.stream().map(line::get).toList())
                        .toList());
    }

    /** How many columns of a terminal it takes. */
    int width() {
        return IntStream.of(widths()).sum() + GAP.length() * (heading.size() - 1);
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
        return !TEXTS.contains(heading.get(column));
    }
}
