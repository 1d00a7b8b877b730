package dev.wringer.reports;

import dev.wringer.reports.StyledText.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows a {@link ResultTable} on a terminal: numbers under each other, a label under the heading of those that were not
 * measured, a legend below. Immutable and thread-safe.
 *
 * <p>Where a line would be too long, headings are wrapped between words. If that is not enough, the table is either continued below with
 * testbed and swept parameter repeated, or made to fit. Numbers are never cut: only a column that does not fit alone makes a line longer
 * than the terminal.
 */
public final class TerminalTable {

    private final TerminalStyle style;

    /** A table for terminals that can show {@code style}. */
    public TerminalTable(TerminalStyle style) {
        this.style = style;
    }

    /** The text of the table with all of its columns: lines that end in a line feed each, without trailing spaces. */
    public String render(ResultTable table) {
        return render(table, FittedTable.whole(table));
    }

    /**
     * The text of as much of the table as fits without being continued below; what has to go for that, the last columns above all, is told
     * under it.
     */
    public String fit(ResultTable table) {
        return render(table, FittedTable.of(table, style.width()));
    }

    private String render(ResultTable table, FittedTable fitted) {
        List<String> lines = new ArrayList<>();
        lines.add(StyledText.of(fitted.title(), Colour.BOLD).render(style));
        List<TerminalBlock> blocks = TerminalBlock.fit(fitted.keys(), fitted.others(), style.width());
        blocks.forEach(block -> lines.addAll(block.render(style, table.rows().size())));
        lines.add(blocks.get(blocks.size() - 1).rule(style));
        fitted.notes().stream()
                .flatMap(note -> WordWrap.wrap(note, style.width()).stream())
                .map(style::encode)
                .forEach(lines::add);
        legend(table).forEach(line -> lines.add(StyledText.of(line, Colour.DIM).render(style)));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> legend(ResultTable table) {
        List<String> sentences = Legend.of(table);
        return sentences.isEmpty() ? List.of() : WordWrap.wrap(String.join(" ", sentences), style.width());
    }
}
