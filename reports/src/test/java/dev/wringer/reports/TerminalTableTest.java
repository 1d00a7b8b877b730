package dev.wringer.reports;

import static dev.wringer.reports.Trials.measured;
import static dev.wringer.reports.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.TrialResult.SweepPoint;
import dev.wringer.harness.trial.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTableTest {

    private final ResultTable headline = ResultTable.of(Trials.headline());

    @Test
    void showsNumbersUnderEachOther() {
        assertThat(render(headline, TerminalStyle.plain(200))).isEqualTo(Golden.read("wide.txt"));
    }

    @Test
    void continuesBelowWhereTheTerminalIsNarrow() {
        assertThat(render(headline, new TerminalStyle(80, true, false))).isEqualTo(Golden.read("narrow-ascii.txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 70, 80, 90, 100, 120, 132, 150, 156, 200})
    void fitsTheTerminalAndKeepsEveryNumber(int width) {
        String text = render(headline, TerminalStyle.plain(width));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
        for (ResultTable.Row row : headline.rows()) {
            for (int i = 0; i < row.cells().size(); i++) {
                Figure figure = Figure.of(
                        row.cells().get(i).orElseThrow(),
                        headline.columns().get(i).unit());
                assertThat(text)
                        .contains(figure.value())
                        .contains(figure.interval().orElse(""));
            }
            assertThat(text).contains(row.verdicts().toString());
        }
    }

    @Test
    void wrapsHeadingsBeforeItContinuesBelow() {
        ResultTable table = ResultTable.of(List.of(trial(
                1,
                measured("lookups that failed without need", Unit.COUNT, 12),
                measured("calls without an answer", Unit.COUNT, 7))));

        assertThat(render(table, TerminalStyle.plain(40))).isEqualTo("""
                massive-failure
                ────────────────────────────────────────
                            lookups
                               that
                             failed       calls
                            without  without an
                testbed        need      answer  verdict
                ────────────────────────────────────────
                sim              12           7  1 pass
                ────────────────────────────────────────
                One ring alone has no interval.
                """);
    }

    @Test
    void neverCutsANumberHoweverNarrowTheTerminal() {
        ResultTable table = ResultTable.of(List.of(trial(1, measured("failed", Unit.COUNT, 123_456_789))));

        assertThat(render(table, TerminalStyle.plain(1))).contains("123456789");
    }

    @Test
    void coloursOnlyWhenAsked() {
        String plain = render(headline, new TerminalStyle(100, false, false));
        String coloured = render(headline, new TerminalStyle(100, false, true));

        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured)
                .contains("\u001b[32m3 pass\u001b[0m, \u001b[33m1 unknown\u001b[0m, \u001b[35m1 error\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "").lines().map(String::stripTrailing))
                .containsExactlyElementsOf(plain.lines().toList());
    }

    @Test
    void keepsToAsciiWhenAsked() {
        ResultTable table = ResultTable.of(List.of(
                        trial(1, measured("größe", Unit.RATIO, 2)),
                        Trials.headline().get(0))
                .subList(0, 1));

        String text = render(table, new TerminalStyle(80, true, false));

        assertThat(text.chars()).allMatch(c -> c < 0x80);
        assertThat(text).contains("gr??e").contains("      x\n");
    }

    @Test
    void explainsNoMoreThanTheTableContains() {
        ResultTable oneRing = ResultTable.of(List.of(trial(1, measured("failed", Unit.COUNT, 1))));

        assertThat(render(oneRing, TerminalStyle.plain(80)))
                .endsWith("One ring alone has no interval.\n")
                .doesNotContain("theory");
    }

    @Test
    void marksAndExplainsIntervalsThatMayHoldLessOften() {
        List<TrialResult> trials = new ArrayList<>();
        trials.addAll(took(0.1, 20, 22, 24));
        trials.addAll(took(0.2, 20, 21, 100, 19, 20));
        trials.addAll(took(0.3, 20, 21, 24, 19, 20));

        assertThat(render(ResultTable.of(trials), TerminalStyle.plain(100))).isEqualTo("""
                massive-failure
                ────────────────────────────────────────────
                testbed  killed                took  verdict
                              %                   s
                ────────────────────────────────────────────
                sim          10  22.0 [17.0, 28.0]?  3 pass
                sim          20  36      [13, 168]?  5 pass
                sim          30  20.8 [18.7, 26.4]   5 pass
                ────────────────────────────────────────────
                [low, high]: 95 % interval of the mean over independent rings. It holds for skewed numbers up to
                log-normal ones (sigma 1.5), not where a few rare rings decide the mean. ?: with fewer than five
                rings it may hold less often. ?: one ring is unlike all the others, and how often such rings occur
                is open.
                """);
    }

    private static List<TrialResult> took(double killed, double... seconds) {
        Optional<SweepPoint> sweep = Optional.of(new SweepPoint("killed", killed, Unit.FRACTION));
        return Arrays.stream(seconds)
                .mapToObj(time -> trial("sim", 1, sweep, Verdict.PASSED, measured("took", Unit.SECONDS, time)))
                .toList();
    }

    @Test
    void rejectsATerminalWithoutWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> TerminalStyle.plain(0));
    }

    private static String render(ResultTable table, TerminalStyle style) {
        return new TerminalTable(style).render(table);
    }
}
