package dev.wringer.reports;

import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.SuccessCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A {@link SuccessCurve} in characters, small enough to stand below a table: shares upwards, the swept value to the right. */
public final class SuccessPlot {

    private static final int HEIGHT = 8;
    private static final int MOST_WIDTH = 60;
    private static final int LEAST_WIDTH = 16;
    private static final int MIDDLE = HEIGHT / 2;
    private static final double[] BOTTOMS = {0.999, 0.99, 0.98, 0.95, 0.9, 0.8, 0.5}; // of the shares; otherwise none

    private final SuccessCurve curve;
    private final Signs signs;
    private final boolean ascii;
    private final String[] labels; // at the top, in the middle, at the bottom
    private final int width; // of the drawing, in characters
    private final double bottom;

    /** What stands for what. */
    private record Signs(char measured, char theory, char both, String side, String corner, char floor, char tick) {

        private static final Signs UNICODE = new Signs('●', '○', '◉', "┤", "└", '─', '┬');
        private static final Signs ASCII = new Signs('*', 'o', '@', "|", "+", '-', '+');
    }

    private SuccessPlot(SuccessCurve curve, TerminalStyle style) {
        this.curve = curve;
        this.ascii = style.ascii();
        this.signs = ascii ? Signs.ASCII : Signs.UNICODE;
        this.bottom = bottom(curve);
        this.labels = Stream.of(1.0, (1 + bottom) / 2, bottom)
                .map(share -> Figure.plain(share, Unit.FRACTION) + "%")
                .toArray(String[]::new);
        this.width = Math.min(MOST_WIDTH, style.width() - labelWidth() - 3);
    }

    /** The lines of the plot, as wide as the terminal at most; none if that is too narrow for any. */
    public static List<String> of(SuccessCurve curve, TerminalStyle style) {
        SuccessPlot plot = new SuccessPlot(curve, style);
        return plot.width < LEAST_WIDTH ? List.of() : plot.lines(style);
    }

    /** A little below all means and all that theory expects; an interval may begin further down. */
    private static double bottom(SuccessCurve curve) {
        double least = curve.points().stream()
                .mapToDouble(point -> Math.min(point.share(), point.theory().orElse(point.share())))
                .min()
                .orElse(0);
        for (double bottom : BOTTOMS) {
            if (bottom <= least) {
                return bottom;
            }
        }
        return 0;
    }

    private int labelWidth() {
        return Stream.of(labels).mapToInt(String::length).max().orElse(0);
    }

    private List<String> lines(TerminalStyle style) {
        DotCanvas canvas = drawing();
        List<String> lines = new ArrayList<>(WordWrap.wrap(title(), style.width()));
        for (int line = 0; line < HEIGHT; line++) {
            String label = line == 0 ? labels[0] : line == MIDDLE ? labels[1] : line == HEIGHT - 1 ? labels[2] : "";
            lines.add(" ".repeat(labelWidth() - label.length()) + label + " "
                    + (label.isEmpty() ? (ascii ? "|" : "│") : signs.side()) + canvas.text(line, ascii));
        }
        lines.add(" ".repeat(labelWidth() + 1) + signs.corner() + floor());
        lines.add(" ".repeat(labelWidth() + 2) + values());
        return lines.stream().map(style::encode).map(String::stripTrailing).toList();
    }

    private String title() {
        String symbol = curve.axis().unit().symbol();
        boolean theory =
                curve.points().stream().anyMatch(point -> point.theory().isPresent());
        boolean intervals = curve.points().stream().anyMatch(point -> point.low() < point.high());
        String expected = theory ? "; " + signs.theory() + " theory; " + signs.both() + " both" : "";
        return "success against " + curve.axis().parameter() + (symbol.isEmpty() ? "" : " (" + symbol + ")") + ", by \""
                + curve.column() + "\": " + signs.measured() + " measured" + (intervals ? ", with its interval" : "")
                + expected;
    }

    private DotCanvas drawing() {
        DotCanvas canvas = new DotCanvas(width, HEIGHT);
        List<Point> points = curve.points();
        for (int i = 1; i < points.size(); i++) {
            canvas.line(
                    x(i - 1),
                    y(points.get(i - 1).share()),
                    x(i),
                    y(points.get(i).share()));
        }
        for (int i = 0; i < points.size(); i++) {
            canvas.line(x(i), y(points.get(i).low()), x(i), y(points.get(i).high()));
        }
        for (int i = 0; i < points.size(); i++) {
            OptionalDouble theory = points.get(i).theory();
            if (theory.isPresent()) {
                canvas.sign(x(i), y(theory.getAsDouble()), signs.theory());
            }
            int y = y(points.get(i).share());
            canvas.sign(x(i), y, canvas.signAt(x(i), y) == signs.theory() ? signs.both() : signs.measured());
        }
        return canvas;
    }

    /** Values that lie about equally far apart have their places by size, others just one after the other. */
    private int x(int index) {
        double[] values = curve.points().stream().mapToDouble(Point::x).toArray();
        double first = values[0];
        double range = values[values.length - 1] - first;
        double[] gaps = IntStream.range(1, values.length)
                .mapToDouble(i -> values[i] - values[i - 1])
                .sorted()
                .toArray();
        boolean even = gaps[gaps.length - 1] <= 3 * gaps[0];
        double part = even ? (values[index] - first) / range : (double) index / (values.length - 1);
        return (int) Math.round(part * (width - 1)) * DotCanvas.ACROSS;
    }

    private int y(double share) {
        double part = (1 - Math.max(bottom, share)) / (1 - bottom);
        return (int) Math.round(part * (HEIGHT * DotCanvas.DOWN - 1));
    }

    private String floor() {
        StringBuilder floor = new StringBuilder(String.valueOf(signs.floor()).repeat(width));
        for (int i = 0; i < curve.points().size(); i++) {
            floor.setCharAt(x(i) / DotCanvas.ACROSS, signs.tick());
        }
        return floor.toString();
    }

    /** Under their ticks; those that have no room are left out. */
    private String values() {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < curve.points().size(); i++) {
            String value = Figure.plain(curve.points().get(i).x(), curve.axis().unit());
            int at = Math.max(0, Math.min(width - value.length(), x(i) / DotCanvas.ACROSS - value.length() / 2));
            if (line.length() == 0 || at > line.length()) {
                line.append(" ".repeat(at - line.length())).append(value);
            }
        }
        return line.toString();
    }
}
