package dev.wringer.reports;

import static dev.wringer.reports.Trials.measured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FittedTableTest {

    private static final double[][] README = {
        {10, 0, 0.000472, 3.95, 0.548, 11.7, 7.6},
        {20, 0, 0.119, 4.14, 1.43, 11.3, 7.27},
        {30, 2, 1.42, 4.38, 2.45, 11.3, 7.28},
        {40, 13, 7.32, 4.63, 3.7, 11.2, 8.21},
        {50, 41, 25.1, 5, 5.83, 11.2, 7.18}
    };

    /** The table at the top of the README, or what several rings make of it. */
    private static ResultTable readme(int rings) {
        List<TrialResult> trials = new ArrayList<>();
        for (double[] row : README) {
            for (int ring = 0; ring < rings; ring++) {
                double more = 1 + ring / 50.0;
                trials.add(Trials.trial(
                        "local",
                        ring,
                        Optional.of(new SweepPoint("killed", row[0] / 100, Unit.FRACTION)),
                        Verdict.PASSED,
                        measured("failed lookups", Unit.COUNT, row[1] + ring),
                        new Measurement("expected", Unit.COUNT, Origin.THEORY, row[2]),
                        measured("unavoidable", Unit.COUNT, row[1] + ring),
                        measured("protocol", Unit.COUNT, 0),
                        measured("other", Unit.COUNT, 0),
                        measured("mean path", Unit.COUNT, row[3] * more),
                        measured("dead contacts", Unit.COUNT, row[4] * more),
                        measured("until ideal", Unit.SECONDS, row[5] * more),
                        measured("until replicated", Unit.SECONDS, row[6] * more)));
            }
        }
        return ResultTable.of(trials);
    }

    private static String fit(ResultTable table, int width) {
        return new TerminalTable(TerminalStyle.plain(width)).fit(table);
    }

    private static long rules(String text) {
        return text.lines().filter(line -> line.startsWith("──")).count();
    }

    @Test
    void eightyColumnsHaveRoomForTheTableOfTheReadme() {
        assertThat(fit(readme(1), 80)).isEqualTo("""
                massive-failure on local
                ────────────────────────────────────────────────────────────────────────────────
                         failed                        mean      dead  until      until
                killed  lookups   expected  unavoida.  path  contacts  ideal  replicat.  verdict
                     %              theory                                 s          s
                ────────────────────────────────────────────────────────────────────────────────
                    10        0   0.000472          0  3.95     0.548   11.7       7.6   1 pass
                    20        0   0.119             0  4.14     1.43    11.3       7.27  1 pass
                    30        2   1.42              2  4.38     2.45    11.3       7.28  1 pass
                    40       13   7.32             13  4.63     3.7     11.2       8.21  1 pass
                    50       41  25.1              41  5        5.83    11.2       7.18  1 pass
                ────────────────────────────────────────────────────────────────────────────────
                In every row: protocol 0, other 0.
                One ring alone has no interval. theory: computed from the parameters.
                """);
    }

    @ParameterizedTest
    @CsvSource({"60, 1", "80, 1", "120, 1", "200, 1", "60, 5", "80, 5", "120, 5", "200, 5"})
    void rowsAreNeverContinuedBelow(int width, int rings) {
        String text = fit(readme(rings), width);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(rules(text)).isEqualTo(3);
        assertThat(text).contains("failed", "verdict", rings + " pass");
    }

    @Test
    void whatIsTheSameInEveryRowIsSaidOnce() {
        assertThat(fit(readme(1), 100))
                .startsWith("massive-failure on local\n")
                .contains("\nIn every row: protocol 0, other 0.\n")
                .doesNotContain("--wide", "testbed");
    }

    @Test
    void anIntervalStandsUnderItsNumberBeforeAColumnIsLeftOut() {
        String text = fit(readme(5), 120);

        assertThat(text).contains("until").doesNotContain("--wide");
        assertThat(text.lines().filter(line -> line.strip().startsWith("["))).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void theLastColumnsAreLeftOutAndNamed() {
        assertThat(fit(readme(5), 60))
                .contains("mean path, dead contacts, until\nideal, until replicated; --wide")
                .contains("Not shown, for want of room:");
    }

    @Test
    void aWideTerminalHasEverythingAsItIs() {
        ResultTable table = readme(5);

        assertThat(fit(table, 200)).isEqualTo(new TerminalTable(TerminalStyle.plain(200)).render(table));
    }

    @Test
    void severalTestbedsStayTold() {
        ResultTable table = ResultTable.of(Trials.headline());

        assertThat(fit(table, 80)).contains("containers").contains("testbed").startsWith("massive-failure\n");
        assertThat(rules(fit(table, 80))).isEqualTo(3);
    }

    @Test
    void aSingleRowHasNothingThatIsTheSameInEveryRow() {
        ResultTable table = ResultTable.of(List.of(Trials.trial(
                1, measured("a rather long name of something", Unit.COUNT, 1), measured("another", Unit.COUNT, 2))));

        assertThat(fit(table, 30)).doesNotContain("In every row");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void numbersAreNotCutHoweverNarrowTheTerminal(int width) {
        assertThat(fit(readme(1), width)).contains("41").contains("50").contains("1 pass");
    }
}
