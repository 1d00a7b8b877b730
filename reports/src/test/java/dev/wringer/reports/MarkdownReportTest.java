package dev.wringer.reports;

import static dev.wringer.reports.Trials.measured;
import static dev.wringer.reports.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void tellsHowTheResultsCameAboutAndWhatTheyAre() {
        assertThat(MarkdownReport.render(Trials.headline(), "./wringer run massive-failure --rings 5"))
                .isEqualTo(Golden.read("massive-failure.md"));
    }

    @Test
    void showsEveryValueOfASettingThatVaried() {
        TrialResult one = trial(1);
        TrialResult two = new TrialResult(
                one.scenario(),
                one.testbed(),
                2,
                Map.of("nodes", "500"),
                List.of(),
                one.sweep(),
                one.verdict(),
                one.measurements());

        assertThat(MarkdownReport.render(List.of(one, two), "x")).contains("- nodes: 1000, 500\n");
    }

    @Test
    void takesTextLiterally() {
        TrialResult failed = trial(
                "sim",
                1,
                Optional.empty(),
                new Verdict(Outcome.FAIL, "node <b>|*a* lost\nits @successor [x](y)"),
                measured("a|b", Unit.COUNT, 1));

        assertThat(MarkdownReport.render(List.of(failed), "echo ```` hi"))
                .contains("seed 1: node \\<b\\>\\|\\*a\\* lost its \\@successor \\[x\\](y)\n")
                .contains("| a\\|b |")
                .contains("`````sh\necho ```` hi\n`````\n");
    }

    @Test
    void listsNoMoreTrialsThanPeopleRead() {
        List<TrialResult> failed = LongStream.rangeClosed(1, 23)
                .mapToObj(seed -> trial("sim", seed, Optional.empty(), new Verdict(Outcome.FAIL, "lost")))
                .toList();

        assertThat(MarkdownReport.render(failed, "x"))
                .contains("seed 20: lost\n- and 3 more\n")
                .doesNotContain("seed 21");
    }
}
