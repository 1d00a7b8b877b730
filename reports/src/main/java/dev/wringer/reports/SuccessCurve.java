package dev.wringer.reports;

import dev.wringer.harness.stats.Interval;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Which share of something succeeded at each swept value, on one testbed.
 *
 * @param axis what is swept
 * @param column the column that it follows from
 * @param points by swept value
 */
public record SuccessCurve(ResultTable.Axis axis, String column, List<Point> points) {

    private static final int FEWEST_POINTS = 3;

    /**
     * How it is at one swept value; all are shares.
     *
     * @param x the swept value
     * @param share the mean over the rings
     * @param low where its interval begins; the mean itself if it has none
     * @param high where its interval ends; the mean itself if it has none
     * @param theory what theory expects, if that is known
     */
    public record Point(double x, double share, double low, double high, OptionalDouble theory) {}

    /**
     * Where the shares are to be found.
     *
     * @param column the column that tells what succeeded
     * @param failures whether it tells what failed instead
     * @param among the setting or the column that says of how many; empty if the column is a share
     * @param theory the column that tells what theory expects of the same; empty if there is none
     */
    public record Source(String column, boolean failures, String among, String theory) {}

    /** Copies the list. */
    public SuccessCurve {
        points = List.copyOf(points);
    }

    /** The curve, unless there are fewer than three swept values at which the share is known, or several testbeds. */
    public static Optional<SuccessCurve> of(List<TrialResult> results, Source source) {
        ResultTable table = ResultTable.of(results);
        boolean several =
                table.rows().stream().map(ResultTable.Row::testbed).distinct().count() > 1;
        if (several || table.sweep().isEmpty()) {
            return Optional.empty();
        }
        List<Point> points = new ArrayList<>();
        for (ResultTable.Row row : table.rows()) {
            point(table, row, results, source).ifPresent(points::add);
        }
        return points.size() < FEWEST_POINTS
                ? Optional.empty()
                : Optional.of(new SuccessCurve(table.sweep().get(), source.column(), points));
    }

    private static Optional<Point> point(
            ResultTable table, ResultTable.Row row, List<TrialResult> results, Source source) {
        Optional<Cell> cell = cell(table, row, source.column(), true);
        OptionalDouble whole = source.among().isEmpty() ? OptionalDouble.of(1) : whole(table, row, results, source);
        if (cell.isEmpty() || whole.isEmpty() || whole.getAsDouble() <= 0) {
            return Optional.empty();
        }
        double among = whole.getAsDouble();
        Optional<Interval> interval = cell.get() instanceof Cell.Measured measured
                ? measured.estimate().interval()
                : Optional.empty();
        double share = share(cell.get().value() / among, source);
        double one = interval.map(i -> share(i.low() / among, source)).orElse(share);
        double other = interval.map(i -> share(i.high() / among, source)).orElse(share);
        OptionalDouble theory = cell(table, row, source.theory(), false)
                .map(given -> OptionalDouble.of(share(given.value() / among, source)))
                .orElse(OptionalDouble.empty());
        double x = row.sweep().orElseThrow().value();
        return Optional.of(new Point(x, share, Math.min(one, other), Math.max(one, other), theory));
    }

    private static double share(double part, Source source) {
        double share = source.failures() ? 1 - part : part;
        return Math.max(0, Math.min(1, share));
    }

    private static OptionalDouble whole(
            ResultTable table, ResultTable.Row row, List<TrialResult> results, Source source) {
        Optional<Cell> cell = cell(table, row, source.among(), true);
        if (cell.isPresent()) {
            return OptionalDouble.of(cell.get().value());
        }
        return results.stream()
                .filter(result -> result.sweep().equals(row.sweep()))
                .map(result -> result.settings().getOrDefault(source.among(), ""))
                .filter(text -> text.matches("\\d+"))
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    private static Optional<Cell> cell(ResultTable table, ResultTable.Row row, String column, boolean measured) {
        return IntStream.range(0, table.columns().size())
                .filter(index -> table.columns().get(index).name().equals(column)
                        && (table.columns().get(index).origin() == Origin.MEASURED) == measured)
                .mapToObj(index -> row.cells().get(index))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
