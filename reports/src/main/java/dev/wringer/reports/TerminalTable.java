package dev.wringer.reports;

import dev.wringer.reports.StyledText.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shows a {@link ResultTable} on a terminal: numbers under each other, a label under the heading of those that were not
 * measured, a legend below. Immutable and thread-safe.
 *
 * <p>Where a line would be too long, first headings are wrapped between words, then the table is continued below with
 * testbed and swept parameter repeated. Numbers are never cut: only a column that does not fit alone makes a line longer
 * than the terminal.
 */
public final class TerminalTable {

    private final TerminalStyle style;

    /** A table for terminals that can show {@code style}. */
    public TerminalTable(TerminalStyle style) {
        this.style = style;
    }

    /** The text of the table: lines that end in a line feed each, without trailing spaces. */
    public String render(ResultTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(StyledText.of(table.scenario(), Colour.BOLD).render(style));
        List<TerminalBlock> blocks = TerminalBlock.fit(keys(table), others(table), style.width());
        blocks.forEach(block -> lines.addAll(block.render(style, table.rows().size())));
        lines.add(blocks.get(blocks.size() - 1).rule(style));
        legend(table).forEach(line -> lines.add(StyledText.of(line, Colour.DIM).render(style)));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<TerminalColumn> keys(ResultTable table) {
        List<TerminalColumn> keys = new ArrayList<>();
        keys.add(TerminalColumn.testbeds(table.rows()));
        table.sweep().ifPresent(axis -> keys.add(TerminalColumn.sweep(axis, table.rows())));
        return keys;
    }

    private static List<TerminalColumn> others(ResultTable table) {
        List<TerminalColumn> others = IntStream.range(0, table.columns().size())
                .mapToObj(index -> TerminalColumn.measurements(table, index))
                .collect(Collectors.toCollection(ArrayList::new));
        others.add(TerminalColumn.verdicts(table.rows()));
        return others;
    }

    private List<String> legend(ResultTable table) {
        List<String> sentences = Legend.of(table);
        return sentences.isEmpty() ? List.of() : WordWrap.wrap(String.join(" ", sentences), style.width());
    }
}
