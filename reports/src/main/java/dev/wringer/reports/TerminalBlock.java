package dev.wringer.reports;

import dev.wringer.reports.StyledText.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns that stand side by side, each as wide as the terminal has room for. */
final class TerminalBlock {

    private static final String GAP = "  ";

    private final List<TerminalColumn> columns;
    private final int[] widths;

    private TerminalBlock(List<TerminalColumn> columns, int available) {
        this.columns = List.copyOf(columns);
        this.widths = widths(columns, available - GAP.length() * (columns.size() - 1));
    }

    /**
     * As many blocks as it takes for each to fit the width; the keys, which tell rows apart, begin every one. A single
     * column that does not fit next to the keys has a block of its own that is too wide, for numbers are not cut.
     */
    static List<TerminalBlock> fit(List<TerminalColumn> keys, List<TerminalColumn> others, int width) {
        List<TerminalBlock> blocks = new ArrayList<>();
        List<TerminalColumn> current = new ArrayList<>(keys);
        for (TerminalColumn column : others) {
            if (current.size() > keys.size() && leastWidth(current) + GAP.length() + column.leastWidth() > width) {
                blocks.add(new TerminalBlock(current, width));
                current = new ArrayList<>(keys);
            }
            current.add(column);
        }
        blocks.add(new TerminalBlock(current, width));
        return blocks;
    }

    /** Whether these fit side by side. */
    static boolean fits(List<TerminalColumn> keys, List<TerminalColumn> others, int width) {
        List<TerminalColumn> all = new ArrayList<>(keys);
        all.addAll(others);
        return leastWidth(all) <= width;
    }

    private static int leastWidth(List<TerminalColumn> columns) {
        return columns.stream().mapToInt(TerminalColumn::leastWidth).sum() + GAP.length() * (columns.size() - 1);
    }

    /** Takes from the column with the longest heading first, so that headings become about equally high. */
    private static int[] widths(List<TerminalColumn> columns, int available) {
        int[] widths = columns.stream().mapToInt(TerminalColumn::naturalWidth).toArray();
        while (Arrays.stream(widths).sum() > available) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean canShrink = widths[i] > columns.get(i).leastWidth();
                if (canShrink && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    /** The lines of the block, from the rule above the headings to the last row. */
    List<String> render(TerminalStyle style, int rows) {
        String rule = rule(style);
        List<String> lines = new ArrayList<>();
        lines.add(rule);
        lines.addAll(headings(style));
        lines.add(rule);
        for (int row = 0; row < rows; row++) {
            int index = row;
            lines.add(line(style, column -> columns.get(column).cells().get(index)));
            if (columns.stream().anyMatch(column -> !column.below().isEmpty())) {
                lines.add(line(style, column -> below(columns.get(column), index)));
            }
        }
        return lines;
    }

    private static StyledText below(TerminalColumn column, int row) {
        return column.below().isEmpty()
                ? StyledText.of("", Colour.NONE)
                : column.below().get(row);
    }

    /** A line as long as the block is wide. */
    String rule(TerminalStyle style) {
        return style.line(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1));
    }

    private List<String> headings(TerminalStyle style) {
        int height = IntStream.range(0, widths.length)
                .map(i -> WordWrap.wrap(columns.get(i).heading().name(), widths[i])
                        .size())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            int index = i;
            lines.add(line(
                    style,
                    column -> heading(
                            columns.get(column),
                            columns.get(column)
                                    .nameLines(widths[column], height)
                                    .get(index))));
        }
        if (columns.stream().anyMatch(column -> !column.heading().note().isEmpty())) {
            lines.add(line(
                    style,
                    column -> heading(
                            columns.get(column), columns.get(column).heading().note())));
        }
        return lines;
    }

    private static StyledText heading(TerminalColumn column, String text) {
        return StyledText.of(text, text.isEmpty() ? Colour.NONE : column.colour());
    }

    private String line(TerminalStyle style, IntFunction<StyledText> cell) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> columns.get(i).render(cell.apply(i), widths[i], style))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
