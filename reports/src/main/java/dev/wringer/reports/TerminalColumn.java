package dev.wringer.reports;

import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.ResultTable.Axis;
import dev.wringer.reports.ResultTable.Row;
import dev.wringer.reports.StyledText.Colour;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A column as a terminal shows it.
 *
 * @param cells from top to bottom
 * @param below what stands under each of the cells; empty if nothing stands under any
 */
record TerminalColumn(
        Heading heading, Alignment alignment, Colour colour, List<StyledText> cells, List<StyledText> below) {

    TerminalColumn(Heading heading, Alignment alignment, Colour colour, List<StyledText> cells) {
        this(heading, alignment, colour, cells, List.of());
    }

    /** To which side of the column text is moved. */
    enum Alignment {
        LEFT,
        RIGHT;

        String pad(String text, int visibleLength, int width) {
            String spaces = " ".repeat(Math.max(0, width - visibleLength));
            return this == LEFT ? text + spaces : spaces + text;
        }
    }

    static TerminalColumn testbeds(List<Row> rows) {
        return new TerminalColumn(
                Heading.of("testbed"),
                Alignment.LEFT,
                Colour.NONE,
                rows.stream()
                        .map(row -> StyledText.of(row.testbed(), Colour.NONE))
                        .toList());
    }

    static TerminalColumn sweep(Axis axis, List<Row> rows) {
        List<StyledText> values = rows.stream()
                .map(row -> row.sweep()
                        .map(point -> Figure.plain(point.value(), axis.unit()))
                        .orElse(""))
                .map(value -> StyledText.of(value, Colour.NONE))
                .toList();
        return new TerminalColumn(Heading.of(axis), Alignment.RIGHT, Colour.NONE, values);
    }

    static TerminalColumn measurements(ResultTable table, int index) {
        ResultTable.Column column = table.columns().get(index);
        Colour colour = colour(column);
        return new TerminalColumn(
                Heading.of(column), Alignment.RIGHT, colour, aligned(figures(table, index), colour), List.of());
    }

    /** The same with intervals under the numbers instead of behind them. */
    static TerminalColumn stacked(ResultTable table, int index) {
        ResultTable.Column column = table.columns().get(index);
        Colour colour = colour(column);
        List<Optional<Figure>> figures = figures(table, index);
        List<StyledText> intervals = figures.stream()
                .map(figure ->
                        StyledText.of(figure.map(TerminalColumn::interval).orElse(""), Colour.DIM))
                .toList();
        boolean none = intervals.stream().allMatch(text -> text.length() == 0);
        List<Optional<Figure>> numbers = figures.stream()
                .map(figure -> figure.map(each -> new Figure(each.value(), Optional.empty(), false)))
                .toList();
        return new TerminalColumn(
                Heading.of(column), Alignment.RIGHT, colour, aligned(numbers, colour), none ? List.of() : intervals);
    }

    private static Colour colour(ResultTable.Column column) {
        return column.origin() == Origin.MEASURED ? Colour.NONE : Colour.DIM;
    }

    private static List<Optional<Figure>> figures(ResultTable table, int index) {
        Unit unit = table.columns().get(index).unit();
        return table.rows().stream()
                .map(row -> row.cells().get(index).map(cell -> Figure.of(cell, unit)))
                .toList();
    }

    private static List<StyledText> aligned(List<Optional<Figure>> figures, Colour colour) {
        return FigureAlignment.align(figures).stream()
                .map(text -> StyledText.of(text, colour))
                .toList();
    }

    private static String interval(Figure figure) {
        return figure.interval().orElse("") + (figure.doubtful() ? Figure.DOUBT : "");
    }

    /** This column with no longer words in its heading than that, unless its cells are longer anyway. */
    TerminalColumn abbreviated(int longestWord) {
        int longest = Math.max(longestWord, Math.max(widestCell(), StyledText.length(heading.note())));
        return new TerminalColumn(heading.abbreviated(longest), alignment, colour, cells, below);
    }

    static TerminalColumn verdicts(List<Row> rows) {
        return new TerminalColumn(
                Heading.of("verdict"),
                Alignment.LEFT,
                Colour.NONE,
                rows.stream().map(row -> StyledText.of(row.verdicts())).toList());
    }

    /** Without wrapping the heading. */
    int naturalWidth() {
        return Math.max(leastWidth(), StyledText.length(heading.name()));
    }

    /** With a word of the heading on each line: cells and words are never broken. */
    int leastWidth() {
        int words = Math.max(WordWrap.longestWord(heading.name()), StyledText.length(heading.note()));
        return Math.max(words, widestCell());
    }

    private int widestCell() {
        return Stream.concat(cells.stream(), below.stream())
                .mapToInt(StyledText::length)
                .max()
                .orElse(0);
    }

    /** The heading's name, top line first, padded with empty lines above. */
    List<String> nameLines(int width, int height) {
        List<String> lines = WordWrap.wrap(heading.name(), width);
        return IntStream.range(lines.size() - height, lines.size())
                .mapToObj(i -> i < 0 ? "" : lines.get(i))
                .toList();
    }

    String render(StyledText text, int width, TerminalStyle style) {
        return alignment.pad(text.render(style), text.length(), width);
    }
}
