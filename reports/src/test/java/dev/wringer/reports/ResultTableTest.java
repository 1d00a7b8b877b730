package dev.wringer.reports;

import static dev.wringer.reports.Trials.measured;
import static dev.wringer.reports.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.stats.Scale;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.ResultTable.Axis;
import dev.wringer.reports.ResultTable.Column;
import dev.wringer.reports.ResultTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void hasARowForEachTestbedAndSweptValueInOrder() {
        List<TrialResult> shuffled = new ArrayList<>(Trials.headline());
        Collections.reverse(shuffled);

        ResultTable table = ResultTable.of(shuffled);

        assertThat(table.scenario()).isEqualTo("massive-failure");
        assertThat(table.sweep()).hasValue(new Axis("killed", Unit.FRACTION));
        assertThat(table.rows())
                .extracting(
                        row -> row.testbed() + " " + row.sweep().orElseThrow().value())
                .containsExactly("containers 0.1", "containers 0.3", "containers 0.5", "sim 0.1", "sim 0.3", "sim 0.5");
    }

    @Test
    void hasAColumnForEachMeasurementInFirstSeenOrder() {
        ResultTable table = ResultTable.of(List.of(
                trial(1, measured("b", Unit.COUNT, 1), measured("a", Unit.COUNT, 1)),
                trial(2, measured("c", Unit.COUNT, 1), measured("a", Unit.COUNT, 1))));

        assertThat(table.columns()).extracting(Column::name).containsExactly("b", "a", "c");
    }

    @Test
    void keepsWhatIsMeasuredApartFromWhatIsPublishedUnderTheSameName() {
        ResultTable table = ResultTable.of(
                List.of(trial(1, measured("path length", Unit.COUNT, 4), given("path length", Origin.PUBLISHED, 3.9))));

        assertThat(table.columns()).extracting(Column::origin).containsExactly(Origin.MEASURED, Origin.PUBLISHED);
        assertThat(onlyRow(table).cells())
                .extracting(cell -> cell.orElseThrow().value())
                .containsExactly(4.0, 3.9);
    }

    @Test
    void estimatesWhatIsMeasuredOverTheRingsOfTheRow() {
        ResultTable table = ResultTable.of(List.of(
                trial(1, measured("failed", Unit.COUNT, 31)),
                trial(2, measured("failed", Unit.COUNT, 25)),
                trial(3, measured("failed", Unit.COUNT, 38))));

        assertThat(onlyRow(table).cells())
                .containsExactly(Optional.of(new Cell.Measured(Estimate.ofCounts(31, 25, 38))));
    }

    @Test
    void givesNoIntervalToTheory() {
        ResultTable table = ResultTable.of(List.of(
                trial(1, given("agreed", Origin.THEORY, 0.1), given("varied", Origin.THEORY, 3)),
                trial(2, given("agreed", Origin.THEORY, 0.1), given("varied", Origin.THEORY, 4)),
                trial(3, given("agreed", Origin.THEORY, 0.1), given("varied", Origin.THEORY, 8))));

        assertThat(onlyRow(table).cells())
                .containsExactly(Optional.of(new Cell.Given(0.1)), Optional.of(new Cell.Given(5)));
    }

    @Test
    void takesNoMeasurementFromATrialThatEndedInAnError() {
        ResultTable table = ResultTable.of(List.of(
                trial(1, measured("failed", Unit.COUNT, 1)),
                ended(Outcome.ERROR, measured("failed", Unit.COUNT, 999), measured("other", Unit.COUNT, 1)),
                ended(Outcome.UNKNOWN, measured("failed", Unit.COUNT, 3)),
                ended(Outcome.FAIL, measured("failed", Unit.COUNT, 2))));

        assertThat(table.columns()).extracting(Column::name).containsExactly("failed");
        assertThat(onlyRow(table).cells().get(0).orElseThrow().value()).isCloseTo(2, within(1e-12));
        assertThat(onlyRow(table).verdicts()).hasToString("1 pass, 1 fail, 1 unknown, 1 error");
    }

    @Test
    void showsARowOfWhichEveryTrialEndedInAnError() {
        TrialResult error = new TrialResult(
                "massive-failure",
                "containers",
                1,
                Map.of(),
                List.of(),
                Optional.empty(),
                new Verdict(Outcome.ERROR, "no engine"),
                List.of());

        ResultTable table = ResultTable.of(List.of(error, trial(1, measured("failed", Unit.COUNT, 1))));

        assertThat(table.rows().get(0).cells()).containsExactly(Optional.empty());
        assertThat(table.rows().get(0).verdicts()).hasToString("1 error");
        assertThat(table.rows().get(1).cells().get(0)).isPresent();
    }

    @Test
    void keepsSharesInsideTheirBoundsAndDifferencesFree() {
        ResultTable table = ResultTable.of(List.of(
                trial(1, measured("share", Unit.FRACTION, 1), measured("change", Unit.FRACTION, -0.2)),
                trial(2, measured("share", Unit.FRACTION, 0.2), measured("change", Unit.FRACTION, 0.1))));

        assertThat(onlyRow(table).cells())
                .containsExactly(
                        Optional.of(new Cell.Measured(Estimate.of(Scale.shareOf(1_000), 1, 0.2))),
                        Optional.of(new Cell.Measured(Estimate.of(Scale.UNBOUNDED, -0.2, 0.1))));
    }

    @Test
    void rejectsTrialsThatDoNotMakeOneTable() {
        TrialResult nodes = trial("sim", 1, Optional.of(new SweepPoint("nodes", 10, Unit.COUNT)), Verdict.PASSED);
        TrialResult other =
                new TrialResult("churn", "sim", 1, Map.of(), List.of(), Optional.empty(), Verdict.PASSED, List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> ResultTable.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultTable.of(List.of(trial(1), other)))
                .withMessageContaining("massive-failure")
                .withMessageContaining("churn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultTable.of(List.of(nodes, trial(1))))
                .withMessageContaining("swept parameters");
    }

    private static Row onlyRow(ResultTable table) {
        assertThat(table.rows()).hasSize(1);
        return table.rows().get(0);
    }

    private static Measurement given(String name, Origin origin, double value) {
        return new Measurement(name, Unit.COUNT, origin, value);
    }

    private static TrialResult ended(Outcome outcome, Measurement... measurements) {
        return trial("sim", 9, Optional.empty(), new Verdict(outcome, "because"), measurements);
    }
}
