package dev.wringer.reports;

import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.stats.Scale;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results of one scenario: a row for each testbed and value of the swept parameter, a column for each measurement.
 * Immutable and thread-safe.
 *
 * @param scenario the scenario's name
 * @param sweep what is swept, if anything is
 * @param columns in the order in which trials first named them
 * @param rows by name of testbed, then by value of the swept parameter
 */
public record ResultTable(String scenario, Optional<Axis> sweep, List<Column> columns, List<Row> rows) {

    /** The swept parameter and its unit: the heading over the rows' values of it. */
    public record Axis(String parameter, Unit unit) {}

    /** What the numbers of a column are: measurements that agree in all three share a column. */
    public record Column(String name, Unit unit, Origin origin) {

        private static Column of(Measurement measurement) {
            return new Column(measurement.name(), measurement.unit(), measurement.origin());
        }
    }

    /**
     * The trials of one testbed at one value of the swept parameter.
     *
     * @param sweep the swept parameter's value, if one is swept
     * @param cells one for each column, empty where no trial of this row measured it
     * @param verdicts what all trials concluded, those that ended in an error included
     */
    public record Row(String testbed, Optional<SweepPoint> sweep, List<Optional<Cell>> cells, VerdictTally verdicts) {

        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A trial reports no number of attempts behind a share: this is how many the catalogue's workloads make. */
    private static final int ATTEMPTS_BEHIND_A_SHARE = 1_000;

    /** Copies the lists. */
    public ResultTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Tabulates trials; those that ended in an error are counted, but contribute no measurement.
     *
     * <p>A measured cell estimates the mean over the trials of its row, each a ring of its own. A computed or published
     * one is the number on which the trials agree, or else their mean.
     *
     * @throws IllegalArgumentException if there is no trial, or if they are not all of one scenario that sweeps one
     *     parameter
     */
    public static ResultTable of(List<TrialResult> trials) {
        TrialGroups groups = TrialGroups.of(trials);
        Set<Column> usable = columns(groups.usable()).collect(Collectors.toSet());
        List<Column> columns = columns(trials).filter(usable::contains).toList();
        List<Row> rows =
                groups.byRow().stream().map(group -> row(group, columns)).toList();
        return new ResultTable(groups.scenario(), groups.sweep(), columns, rows);
    }

    private static Stream<Column> columns(List<TrialResult> trials) {
        return trials.stream()
                .flatMap(trial -> trial.measurements().stream())
                .map(Column::of)
                .distinct();
    }

    private static Row row(List<TrialResult> group, List<Column> columns) {
        TrialResult first = group.get(0);
        List<TrialResult> usable = TrialGroups.usable(group);
        return new Row(
                first.testbed(),
                first.sweep(),
                columns.stream().map(column -> cell(column, usable)).toList(),
                VerdictTally.of(group.stream().map(TrialResult::verdict).toList()));
    }

    private static Optional<Cell> cell(Column column, List<TrialResult> trials) {
        double[] values = trials.stream()
                .flatMap(trial -> trial.measurements().stream()
                        .filter(measurement -> Column.of(measurement).equals(column))
                        .limit(1))
                .mapToDouble(Measurement::value)
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        if (column.origin() == Origin.MEASURED) {
            return Optional.of(new Cell.Measured(Estimate.of(scale(column.unit(), values), values)));
        }
        return Optional.of(new Cell.Given(agreedOrMean(values)));
    }

    private static double agreedOrMean(double... values) {
        boolean agreed = Arrays.stream(values).allMatch(value -> value == values[0]);
        return agreed ? values[0] : Arrays.stream(values).sorted().average().orElseThrow();
    }

    /** A measurement such as a difference may leave its unit's natural bounds: then none are assumed. */
    private static Scale scale(Unit unit, double... values) {
        Scale natural =
                switch (unit) {
                    case COUNT -> Scale.COUNT;
                    case SECONDS, RATIO -> Scale.MAGNITUDE;
                    case FRACTION -> Scale.shareOf(ATTEMPTS_BEHIND_A_SHARE);
                };
        return Arrays.stream(values).allMatch(natural.bounds()::contains) ? natural : Scale.UNBOUNDED;
    }
}
