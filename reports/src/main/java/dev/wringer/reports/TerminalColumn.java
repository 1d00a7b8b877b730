package dev.wringer.reports;

import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.ResultTable.Axis;
import dev.wringer.reports.ResultTable.Row;
import dev.wringer.reports.StyledText.Colour;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A column as a terminal shows it.
 *
 * @param cells from top to bottom
 */
record TerminalColumn(Heading heading, Alignment alignment, Colour colour, List<StyledText> cells) {

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
        Unit unit = column.unit();
        Colour colour = column.origin() == Origin.MEASURED ? Colour.NONE : Colour.DIM;
        List<Optional<Figure>> figures = table.rows().stream()
                .map(row -> row.cells().get(index).map(cell -> Figure.of(cell, unit)))
                .toList();
        List<StyledText> cells = FigureAlignment.align(figures).stream()
                .map(text -> StyledText.of(text, colour))
                .toList();
        return new TerminalColumn(Heading.of(column), Alignment.RIGHT, colour, cells);
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
        return Math.max(words, cells.stream().mapToInt(StyledText::length).max().orElse(0));
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
