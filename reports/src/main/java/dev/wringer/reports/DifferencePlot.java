package dev.wringer.reports;

import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Comparison.Judged;
import dev.wringer.harness.compare.Comparison.Row;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.compare.Pair;
import dev.wringer.harness.trial.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The differences of all pairs in characters, one scale for all measures: in margins, what is better to the right. Each measure has two
 * lines: how many pairs lie where, and the interval of the mean.
 */
final class DifferencePlot {

    private static final int MARGINS = 4; // to either side
    private static final int CELLS_PER_MARGIN = 6;
    private static final int CENTRE = MARGINS * CELLS_PER_MARGIN;
    private static final int WIDTH = 2 * CENTRE + 1;
    private static final int A_FEW = 2;
    private static final int MANY = 5;

    private DifferencePlot() {}

    /** The lines of the plot; none if nothing is judged. */
    static List<String> of(Comparison comparison) {
        List<Row> rows = comparison.rows().stream()
                .filter(row -> row.judged().isPresent())
                .toList();
        int names = rows.stream()
                .mapToInt(row -> StyledText.length(name(row)))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            Judged judged = row.judged().orElseThrow();
            String name = name(row);
            String indent = name + " ".repeat(names - StyledText.length(name));
            lines.add(indent + "  " + pairs(row));
            lines.add(" ".repeat(names) + "  " + interval(row, judged) + "  "
                    + judged.decision().word());
        }
        if (!lines.isEmpty()) {
            lines.add(" ".repeat(names) + "  " + axis());
            lines.add(" ".repeat(names) + "  worse" + " ".repeat(WIDTH - 11) + "better");
        }
        return lines.stream().map(String::stripTrailing).toList();
    }

    /** What the signs mean, in one sentence. */
    static String legend() {
        return "In margins. Above: pairs (. one, : up to four, # more); < and >: beyond. Below: the mean (●) and where the true one lies.";
    }

    private static String name(Row row) {
        return (row.point().isEmpty() ? "" : row.point() + " ") + row.measure().name();
    }

    private static String pairs(Row row) {
        int[] counts = new int[WIDTH];
        int below = 0;
        int above = 0;
        for (Pair pair : row.differences().pairs()) {
            if (pair.isKnown()) {
                double gain = gain(
                        row.measure(), pair.candidate().low() - pair.baseline().low());
                int cell = cell(gain / row.measure().margin());
                below += cell < 0 ? 1 : 0;
                above += cell >= WIDTH ? 1 : 0;
                if (cell >= 0 && cell < WIDTH) {
                    counts[cell]++;
                }
            }
        }
        char[] line = empty();
        for (int i = 0; i < WIDTH; i++) {
            if (counts[i] > 0) {
                line[i] = counts[i] >= MANY ? '#' : counts[i] >= A_FEW ? ':' : '.';
            }
        }
        if (below > 0) {
            line[0] = '<';
        }
        if (above > 0) {
            line[WIDTH - 1] = '>';
        }
        return new String(line);
    }

    private static String interval(Row row, Judged judged) {
        double margin = row.measure().margin();
        double one = gain(row.measure(), judged.difference().low()) / margin;
        double other = gain(row.measure(), judged.difference().high()) / margin;
        int low = cell(Math.min(one, other));
        int high = cell(Math.max(one, other));
        char[] line = empty();
        for (int i = Math.max(0, low); i <= Math.min(WIDTH - 1, high); i++) {
            line[i] = '─';
        }
        mark(line, low, '├');
        mark(line, high, '┤');
        double mean = row.differences().meanDifference();
        if (!Double.isNaN(mean)) {
            mark(line, cell(gain(row.measure(), mean) / margin), '●');
        }
        if (low < 0) {
            line[0] = '◄';
        }
        if (high >= WIDTH) {
            line[WIDTH - 1] = '►';
        }
        return new String(line);
    }

    private static void mark(char[] line, int cell, char sign) {
        if (cell >= 0 && cell < line.length) {
            line[cell] = sign;
        }
    }

    private static char[] empty() {
        char[] line = new char[WIDTH];
        Arrays.fill(line, ' ');
        line[CENTRE - CELLS_PER_MARGIN] = '┊';
        line[CENTRE + CELLS_PER_MARGIN] = '┊';
        return line;
    }

    private static String axis() {
        char[] line = new char[WIDTH];
        Arrays.fill(line, ' ');
        for (int margin = -MARGINS; margin <= MARGINS; margin++) {
            String text = margin < 0 ? "−" + -margin : margin > 0 ? "+" + margin : "0";
            int at = Math.min(WIDTH - text.length(), CENTRE + margin * CELLS_PER_MARGIN);
            text.getChars(0, text.length(), line, at);
        }
        return new String(line);
    }

    /** Beyond the ends for what lies there. */
    private static int cell(double margins) {
        double cell = Math.rint(CENTRE + margins * CELLS_PER_MARGIN);
        return (int) Math.max(-1, Math.min(WIDTH, cell));
    }

    private static double gain(Measure measure, double difference) {
        return measure.better() == Direction.LOWER ? -difference : difference;
    }
}
