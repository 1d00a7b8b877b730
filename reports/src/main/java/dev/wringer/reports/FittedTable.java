package dev.wringer.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as a terminal of some width has room for it side by side. What is done to it is the first of these that is enough: what is the
 * same in every row is said once; long words in headings are abbreviated; intervals stand under the numbers; the last columns are left
 * out. Scenarios report first what matters most.
 *
 * @param title what stands above
 * @param keys the columns that tell rows apart
 * @param others all others that are shown, the verdicts last
 * @param notes what has become of the columns that are not shown, in sentences
 */
record FittedTable(String title, List<TerminalColumn> keys, List<TerminalColumn> others, List<String> notes) {

    private static final int LONGEST_WORDS = 40; // longer than any
    private static final int SHORTEST_WORDS = 7;

    static FittedTable of(ResultTable table, int width) {
        List<Integer> varying = varying(table);
        FittedTable inline = folded(table, varying, index -> TerminalColumn.measurements(table, index));
        FittedTable stacked = folded(table, varying, index -> TerminalColumn.stacked(table, index));
        return Stream.of(
                        Stream.of(whole(table)),
                        inline.abbreviations(),
                        stacked.abbreviations(),
                        stacked.shorter(table, varying).flatMap(FittedTable::abbreviations))
                .flatMap(each -> each)
                .filter(each -> each.fits(width))
                .findFirst()
                .orElseGet(() -> stacked.without(table, varying, 1));
    }

    private boolean fits(int width) {
        return TerminalBlock.fits(keys, others, width);
    }

    /** As it is, and with words that get shorter and shorter. */
    private Stream<FittedTable> abbreviations() {
        return IntStream.iterate(LONGEST_WORDS, letters -> letters >= SHORTEST_WORDS, letters -> letters - 1)
                .mapToObj(letters -> new FittedTable(
                        title,
                        keys,
                        others.stream()
                                .map(column -> column.abbreviated(letters))
                                .toList(),
                        notes));
    }

    /** With everything. */
    static FittedTable whole(ResultTable table) {
        List<TerminalColumn> keys = new ArrayList<>();
        keys.add(TerminalColumn.testbeds(table.rows()));
        keys.addAll(sweep(table));
        List<TerminalColumn> others = IntStream.range(0, table.columns().size())
                .mapToObj(index -> TerminalColumn.measurements(table, index))
                .collect(Collectors.toCollection(ArrayList::new));
        others.add(TerminalColumn.verdicts(table.rows()));
        return new FittedTable(table.scenario(), keys, others, List.of());
    }

    private static List<TerminalColumn> sweep(ResultTable table) {
        return table.sweep().stream()
                .map(axis -> TerminalColumn.sweep(axis, table.rows()))
                .toList();
    }

    private static FittedTable folded(ResultTable table, List<Integer> varying, IntFunction<TerminalColumn> column) {
        List<TerminalColumn> keys = new ArrayList<>(sweep(table));
        List<String> testbeds =
                table.rows().stream().map(ResultTable.Row::testbed).distinct().toList();
        if (testbeds.size() > 1) {
            keys.add(0, TerminalColumn.testbeds(table.rows()));
        }
        List<TerminalColumn> others =
                varying.stream().map(column::apply).collect(Collectors.toCollection(ArrayList::new));
        others.add(TerminalColumn.verdicts(table.rows()));
        String constant = IntStream.range(0, table.columns().size())
                .filter(index -> !varying.contains(index))
                .mapToObj(index -> said(table, index))
                .collect(Collectors.joining(", "));
        return new FittedTable(
                table.scenario() + (testbeds.size() > 1 ? "" : " on " + testbeds.get(0)),
                keys,
                others,
                constant.isEmpty() ? List.of() : List.of("In every row: " + constant + "."));
    }

    /** The columns in which not all rows say the same. */
    private static List<Integer> varying(ResultTable table) {
        return IntStream.range(0, table.columns().size())
                .filter(index -> table.rows().size() == 1
                        || table.rows().stream()
                                        .map(row -> text(table, row, index))
                                        .distinct()
                                        .count()
                                > 1)
                .boxed()
                .toList();
    }

    private static String said(ResultTable table, int index) {
        Heading heading = Heading.of(table.columns().get(index));
        String note = heading.note().isEmpty() ? "" : " (" + heading.note() + ")";
        return heading.name() + note + " " + text(table, table.rows().get(0), index);
    }

    private static String text(ResultTable table, ResultTable.Row row, int index) {
        return row.cells()
                .get(index)
                .map(cell -> cell.text(table.columns().get(index).unit()))
                .orElse("–");
    }

    /** With fewer and fewer columns. */
    private Stream<FittedTable> shorter(ResultTable table, List<Integer> varying) {
        return IntStream.iterate(others.size() - 2, kept -> kept >= 1, kept -> kept - 1)
                .mapToObj(kept -> without(table, varying, kept));
    }

    /** With so many of the first columns, and the verdicts. */
    private FittedTable without(ResultTable table, List<Integer> varying, int kept) {
        if (others.size() <= kept + 1) {
            return this;
        }
        List<TerminalColumn> left = new ArrayList<>(others.subList(0, kept));
        left.add(others.get(others.size() - 1));
        String names = varying.subList(kept, varying.size()).stream()
                .map(index -> table.columns().get(index).name())
                .collect(Collectors.joining(", "));
        List<String> said = new ArrayList<>(notes);
        said.add("Not shown, for want of room: " + names + "; --wide shows all columns.");
        return new FittedTable(title, keys, left, said);
    }
}
