package dev.wringer.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * A comparison's table as a terminal of some width has room for it. What is done to it is as little as is enough: what is the same in every row
 * is said once; what is needed least is left out.
 *
 * @param table what is left
 * @param notes what has become of the rest, in sentences
 */
record FittedComparison(ComparisonTable table, List<String> notes) {

    private static final List<String> NEEDED = List.of("measure", "difference", "verdict");
    private static final List<String> LEAST_NEEDED_FIRST =
            List.of("differ", "pairs", "better", "margin", "baseline", "candidate", "interval");

    static FittedComparison of(ComparisonTable table, int width) {
        if (table.width() <= width) {
            return new FittedComparison(table, List.of());
        }
        return folded(table).without(width);
    }

    private static FittedComparison folded(ComparisonTable table) {
        ComparisonTable left = table;
        List<String> said = new ArrayList<>();
        for (String column : table.heading()) {
            int index = left.heading().indexOf(column);
            List<String> cells = left.lines().stream()
                    .map(line -> line.get(index))
                    .distinct()
                    .toList();
            if (!NEEDED.contains(column) && cells.size() == 1 && left.lines().size() > 1) {
                said.add(column + " " + cells.get(0));
                left = left.without(column);
            }
        }
        return new FittedComparison(
                left, said.isEmpty() ? List.of() : List.of("In every row: " + String.join(", ", said) + "."));
    }

    private FittedComparison without(int width) {
        ComparisonTable left = table;
        List<String> gone = new ArrayList<>();
        for (String column : LEAST_NEEDED_FIRST) {
            if (left.width() > width && left.heading().contains(column)) {
                gone.add(column);
                left = left.without(column);
            }
        }
        List<String> said = new ArrayList<>(notes);
        if (!gone.isEmpty()) {
            said.add("Not shown, for want of room: " + String.join(", ", gone) + "; --wide shows all columns.");
        }
        return new FittedComparison(left, said);
    }

    /** The lines of it. */
    List<String> lines(int width) {
        List<String> lines = new ArrayList<>(table.aligned());
        notes.forEach(note -> lines.addAll(WordWrap.wrap(note, width)));
        return lines;
    }
}
