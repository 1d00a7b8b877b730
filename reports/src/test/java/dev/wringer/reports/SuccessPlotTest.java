package dev.wringer.reports;

import static dev.wringer.reports.Trials.measured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.Measurement.Origin;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import dev.wringer.reports.SuccessCurve.Point;
import dev.wringer.reports.SuccessCurve.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessPlotTest {

    private static final Source FAILED = new Source("failed", true, "replicas", "expected"); // of five, by its setting

    private static TrialResult trial(String testbed, double killed, double failed) {
        return Trials.trial(
                testbed,
                1,
                Optional.of(new SweepPoint("killed", killed, Unit.FRACTION)),
                Verdict.PASSED,
                measured("failed", Unit.COUNT, failed),
                measured("tried", Unit.COUNT, 50),
                new Measurement("expected", Unit.COUNT, Origin.THEORY, killed));
    }

    private static List<TrialResult> trials(double... killed) {
        List<TrialResult> trials = new ArrayList<>();
        for (double each : killed) {
            trials.add(trial("sim", each, 2 * each));
        }
        return trials;
    }

    private static List<String> plot(TerminalStyle style) {
        return SuccessPlot.of(
                SuccessCurve.of(trials(0.1, 0.2, 0.3, 0.5), FAILED).orElseThrow(), style);
    }

    @Test
    void sharesAreThoseOfTheSettingThatSaysOfHowMany() {
        SuccessCurve curve = SuccessCurve.of(trials(0.1, 0.2, 0.5), FAILED).orElseThrow();

        assertThat(curve.points())
                .containsExactly(
                        new Point(0.1, 0.96, 0.96, 0.96, OptionalDouble.of(0.98)),
                        new Point(0.2, 0.92, 0.92, 0.92, OptionalDouble.of(0.96)),
                        new Point(0.5, 0.8, 0.8, 0.8, OptionalDouble.of(0.9)));
    }

    @Test
    void sharesAreThoseOfTheColumnThatSaysOfHowMany() {
        assertThat(SuccessCurve.of(trials(0.1, 0.2, 0.5), new Source("failed", true, "tried", ""))
                        .orElseThrow()
                        .points())
                .extracting(Point::share)
                .containsExactly(0.996, 0.992, 0.98);
        assertThat(SuccessCurve.of(trials(0.1, 0.2, 0.5), new Source("failed", false, "", ""))
                        .orElseThrow()
                        .points())
                .extracting(Point::share)
                .containsExactly(0.2, 0.4, 1.0);
    }

    @Test
    void anIntervalIsOfTheShareAsWell() {
        List<TrialResult> trials = new ArrayList<>(trials(0.1, 0.2, 0.3));
        trials.add(trial("sim", 0.3, 1));

        Point last = SuccessCurve.of(trials, FAILED).orElseThrow().points().get(2);

        assertThat(last.low()).isLessThan(last.share());
        assertThat(last.high()).isGreaterThan(last.share()).isLessThanOrEqualTo(1);
    }

    @Test
    void twoValuesMakeNoCurveNorDoSeveralTestbedsNorAColumnThatIsNotThere() {
        assertThat(SuccessCurve.of(trials(0.1, 0.2), FAILED)).isEmpty();
        assertThat(SuccessCurve.of(trials(0.1, 0.2, 0.3), new Source("nothing", true, "", "")))
                .isEmpty();
        assertThat(SuccessCurve.of(trials(0.1, 0.2, 0.3), new Source("failed", true, "nothing", "")))
                .isEmpty();
        List<TrialResult> several = new ArrayList<>(trials(0.1, 0.2, 0.3));
        several.add(trial("local", 0.3, 1));
        assertThat(SuccessCurve.of(several, FAILED)).isEmpty();
        assertThat(SuccessCurve.of(
                        List.of(Trials.trial(1, measured("failed", Unit.COUNT, 1))),
                        new Source("failed", true, "", "")))
                .isEmpty();
    }

    @Test
    void isDrawnInBraille() {
        assertThat(String.join("\n", plot(TerminalStyle.plain(60)))).isEqualTo("""
                success against killed (%), by "failed": ● measured; ○
                theory; ◉ both
                100% ┤○
                     │●⢄⣀⡀         ○
                     │   ⠈⠉⠑⠒⠒⠤⠤⣀⣀              ○
                     │            ⠉●⠒⠒⠤⠤⣀⡀
                 90% ┤                   ⠈⠉⠑⠒⠢⠤⢄●⡀                        ○
                     │                           ⠈⠉⠑⠒⠢⠤⠤⣀⣀
                     │                                    ⠉⠉⠒⠒⠢⠤⢄⣀⡀
                 80% ┤                                            ⠈⠉⠉⠒⠒⠤⠤⣀●
                     └┬────────────┬────────────┬─────────────────────────┬
                      10          20           30                        50""");
    }

    @Test
    void isDrawnInAsciiWhereThatIsAllThereIs() {
        List<String> lines = plot(new TerminalStyle(60, true, false));

        assertThat(String.join("", lines).chars()).allMatch(c -> c < 0x80);
        assertThat(String.join("\n", lines)).isEqualTo("""
                success against killed (%), by "failed": * measured; o
                theory; @ both
                100% |o
                     |*...         o
                     |   '''''....              o
                     |            '*''....
                 90% |                   '''':..*.                        o
                     |                           '''':....
                     |                                    '''':....
                 80% |                                            '''''...*
                     ++------------+------------+-------------------------+
                      10          20           30                        50""");
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 40, 60, 80, 120, 200})
    void fitsTheTerminal(int width) {
        assertThat(plot(TerminalStyle.plain(width))).isNotEmpty().allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(width)
                .isEqualTo(line.stripTrailing()));
    }

    @Test
    void isLeftOutWhereThereIsNoRoomForIt() {
        assertThat(plot(TerminalStyle.plain(20))).isEmpty();
    }

    @Test
    void valuesThatLieFarApartStandOneAfterTheOther() {
        List<String> lines = SuccessPlot.of(
                SuccessCurve.of(trials(0.001, 0.01, 0.5), FAILED).orElseThrow(), TerminalStyle.plain(80));

        String floor = lines.get(lines.size() - 2);
        int first = floor.indexOf('┬');
        int last = floor.lastIndexOf('┬');
        assertThat(floor.indexOf('┬', first + 1)).isBetween((first + last) / 2, (first + last) / 2 + 1);
    }

    @Test
    void allThatSucceedsIsAtTheTop() {
        List<TrialResult> trials = List.of(trial("sim", 0.1, 0), trial("sim", 0.2, 0), trial("sim", 0.3, 0));

        List<String> lines = SuccessPlot.of(
                SuccessCurve.of(trials, new Source("failed", true, "replicas", ""))
                        .orElseThrow(),
                TerminalStyle.plain(80));

        assertThat(lines.get(1)).startsWith("  100% ┤●").endsWith("●");
        assertThat(lines.subList(2, 9)).allMatch(line -> !line.contains("●"));
    }
}
