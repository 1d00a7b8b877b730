package dev.wringer.reports;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Sets the figures of a column under each other: decimal point under decimal point, interval under interval. */
final class FigureAlignment {

    private static final String MISSING = "–";

    private final int beforePoint;
    private final int fromPoint;
    private final int interval;
    private final boolean doubts;

    private FigureAlignment(List<Figure> figures) {
        beforePoint = widest(figures, figure -> pointIn(figure));
        fromPoint = widest(figures, figure -> figure.value().length() - pointIn(figure));
        interval = widest(figures, figure -> figure.interval().orElse("").length());
        doubts = figures.stream().anyMatch(Figure::doubtful);
    }

    /** One text for each figure, all of the same length; a dash where there is none. */
    static List<String> align(List<Optional<Figure>> figures) {
        FigureAlignment alignment =
                new FigureAlignment(figures.stream().flatMap(Optional::stream).toList());
        return figures.stream()
                .map(figure -> figure.map(alignment::align).orElseGet(alignment::missing))
                .toList();
    }

    private String align(Figure figure) {
        int point = pointIn(figure);
        String value = " ".repeat(beforePoint - point)
                + figure.value()
                + " ".repeat(fromPoint - (figure.value().length() - point));
        return value + intervalField(figure.interval().orElse(""), figure.doubtful());
    }

    private String missing() {
        int ones = Math.max(1, beforePoint);
        return " ".repeat(ones - 1) + MISSING + " ".repeat(fromPoint) + intervalField("", false);
    }

    private String intervalField(String text, boolean doubtful) {
        if (interval == 0) {
            return "";
        }
        String doubt = doubtful ? Figure.DOUBT : " ";
        return " ".repeat(1 + interval - text.length()) + text + (doubts ? doubt : "");
    }

    private static int pointIn(Figure figure) {
        int point = figure.value().indexOf('.');
        return point < 0 ? figure.value().length() : point;
    }

    private static int widest(List<Figure> figures, ToIntFunction<Figure> width) {
        return figures.stream().mapToInt(width).max().orElse(0);
    }
}
