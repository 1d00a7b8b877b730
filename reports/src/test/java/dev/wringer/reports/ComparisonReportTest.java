package dev.wringer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.compare.Comparer;
import dev.wringer.harness.compare.Comparison;
import dev.wringer.harness.compare.Measure;
import dev.wringer.harness.compare.TrialPairs;
import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.trial.Direction;
import dev.wringer.harness.trial.Measurement;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonReportTest {

    private static final List<Measure> MEASURES = List.of(
            Measure.failedTrials(),
            new Measure("failed lookups", Unit.COUNT, Direction.LOWER, 1),
            new Measure("fetched", Unit.FRACTION, Direction.HIGHER, 0.02),
            new Measure("until ideal", Unit.SECONDS, Direction.LOWER, 5));

    @TempDir
    private Path folder;

    private static TrialResult trial(int seed, double failed, double fetched, double ideal) {
        return Trials.trial(
                seed,
                Trials.measured("failed lookups", Unit.COUNT, failed),
                Trials.measured("fetched", Unit.FRACTION, fetched),
                Trials.measured("until ideal", Unit.SECONDS, ideal),
                Trials.measured("hops", Unit.COUNT, 4.25));
    }

    private static TrialPairs pairs(int number, IntFunction<TrialResult> candidate) {
        return TrialPairs.of(
                "",
                IntStream.rangeClosed(1, number)
                        .mapToObj(seed -> trial(seed, 2, 0.9, 20))
                        .toList(),
                IntStream.rangeClosed(1, number).mapToObj(candidate).toList());
    }

    /** More lookups fail, fetches are better, recovery is nearly the same. */
    private static TrialPairs mixed() {
        return pairs(40, seed -> trial(seed, 4 + seed % 3, 0.95, 20 + seed % 2));
    }

    private static Comparison compare(TrialPairs pairs) {
        return new Comparer(MEASURES, 1, 0.05).compare(List.of(pairs));
    }

    @Test
    void theTableSaysWhichDirectionEachMeasureTakes() {
        List<String> table = ComparisonReport.table(compare(mixed()));

        assertThat(table.get(0))
                .matches("measure +better +pairs +differ +baseline +candidate +difference +interval +margin +verdict");
        assertThat(table.get(1))
                .matches("failed trials \\(%\\) +lower +40 +0 +0 +0 +0 +\\[−\\d+, \\+\\d+] +± 20% +same");
        assertThat(table.get(2))
                .matches("failed lookups +lower +40 +40 +2 +5 +\\+3 +\\[\\+2\\.\\d, \\+3\\.\\d] +± 1 +worse");
        assertThat(table.get(3))
                .matches("fetched \\(%\\) +higher +40 +40 +90 +95 +\\+5 +\\[\\+4\\.\\d, \\+5\\.\\d] +± 2% +better");
        assertThat(table.get(4)).matches("until ideal \\(s\\) +lower +40 +20 +20 +20.5 +\\+0\\.5 +\\[.*] +± 5s +same");
        assertThat(table.get(5)).matches("hops +neither +40 +0 +4\\.25 +4\\.25 +0 +– +– +–");
    }

    @Test
    void whereThereIsRoomNothingIsLeftOut() {
        assertThat(ComparisonReport.table(compare(mixed()), 120)).isEqualTo(ComparisonReport.table(compare(mixed())));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 60, 70, 80, 100})
    void aTableFitsAndSaysWhatItLeavesOut(int width) {
        List<String> table = ComparisonReport.table(compare(mixed()), width);

        assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        assertThat(table.get(0)).startsWith("measure").contains("difference").endsWith("verdict");
        assertThat(table).anyMatch(line -> line.startsWith("In every row: pairs 40."));
        assertThat(table.get(0).contains("interval")).isEqualTo(width >= 60);
        if (width == 50) {
            assertThat(String.join(" ", table)).contains("Not shown, for want of room: differ, better, margin,");
        }
    }

    @Test
    void whereOneValueIsSweptItIsSaidOnce() {
        TrialPairs pairs = mixed();
        Comparison one = new Comparer(MEASURES, 1, 0.05).compare(List.of(new TrialPairs("killed=33%", pairs.pairs())));

        assertThat(ComparisonReport.table(one, 80)).anyMatch(line -> line.startsWith("In every row: at killed=33%,"));
    }

    @Test
    void aLoneRowIsNotTakenApart() {
        Comparison lone = new Comparer(MEASURES.subList(0, 1), 1, 0.05)
                .compare(List.of(TrialPairs.of("", List.of(Trials.trial(1)), List.of(Trials.trial(1)))));

        assertThat(String.join(" ", ComparisonReport.table(lone, 60))).doesNotContain("In every row");
    }

    @Test
    void theWholeTableGoesOnBelowWithWhatTellsRowsApart() {
        List<String> table = ComparisonReport.wholeTable(compare(mixed()), 60);

        assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(table).filteredOn(line -> line.startsWith("measure")).hasSizeGreaterThan(1);
        assertThat(table).filteredOn(line -> line.startsWith("until ideal")).hasSizeGreaterThan(1);
        assertThat(String.join(" ", table)).contains("better", "pairs", "differ", "interval", "margin", "verdict");
    }

    /** Whatever the direction of a measure: better is to the right. */
    @Test
    void thePlotHasWhatIsBetterToTheRight() {
        List<String> plot = ComparisonReport.plot(compare(mixed()));

        assertThat(plot).hasSize(2 * MEASURES.size() + 3);
        int zero = plot.get(8).indexOf(" 0 ") + 1;
        assertThat(plot.get(2)).as("two to four margins worse").contains("#").startsWith("failed lookups");
        assertThat(plot.get(2).indexOf('#')).isLessThan(zero);
        assertThat(plot.get(3)).endsWith("worse").contains("●");
        assertThat(plot.get(3).indexOf('●')).isLessThan(zero);
        assertThat(plot.get(4).indexOf('#')).isGreaterThan(zero);
        assertThat(plot.get(5)).endsWith("better");
        assertThat(plot.get(5).indexOf('●')).as("two and a half margins").isEqualTo(zero + 15);
        assertThat(plot.get(6).indexOf('#')).isBetween(zero - 2, zero);
        assertThat(plot.get(7)).endsWith("same");
        assertThat(plot.get(9)).containsSubsequence("worse", "better");
    }

    @Test
    void anIntervalThatIsOpenHasArrows() {
        List<String> plot = ComparisonReport.plot(compare(pairs(3, seed -> trial(seed, 2, 0.9, 20))));

        assertThat(plot.get(3)).contains("◄──").contains("──►").endsWith("undecided");
    }

    @Test
    void theFileHasALineForEachPairAndMeasure() {
        TrialPairs pairs = pairs(
                3,
                seed -> seed == 2
                        ? Trials.trial("sim", 2, Optional.empty(), new Verdict(Outcome.UNKNOWN, "?"))
                        : trial(seed, 5, 0.95, 20));
        String[] lines = ComparisonReport.csv("massive-failure", compare(pairs), List.of(pairs))
                .split("\r\n");

        assertThat(lines).hasSize(1 + 3 * (MEASURES.size() + 1));
        assertThat(lines[0])
                .isEqualTo(
                        "scenario,at,seed,measure,unit,better,margin,baseline,candidate,difference,baseline.verdict,candidate.verdict");
        assertThat(lines)
                .contains(
                        "massive-failure,,1,failed lookups,,lower,1.0,2.0,5.0,3.0,PASS,PASS",
                        "massive-failure,,2,failed lookups,,lower,1.0,,,,PASS,UNKNOWN",
                        "massive-failure,,2,failed trials,fraction,lower,0.2,,,,PASS,UNKNOWN",
                        "massive-failure,,3,failed trials,fraction,lower,0.2,0.0,0.0,0.0,PASS,PASS",
                        "massive-failure,,1,hops,,neither,,4.25,4.25,0.0,PASS,PASS");
    }

    @Test
    void theDocumentHasTheCommandTheTableAndThePlot() throws IOException {
        Path file = folder.resolve("comparison.md");
        ComparisonReport.writeMarkdown(
                file,
                ComparisonReport.markdown(
                        "massive-failure", compare(mixed()), "./wringer compare x", List.of("WORSE  a|b")));

        assertThat(Files.readString(file))
                .startsWith("## massive-failure: worse\n\n```sh\n./wringer compare x\n```\n")
                .contains("| failed lookups | lower | 40 | 40 | 2 | ", "- WORSE  a\\|b\n", "In margins. Above: pairs");
    }

    @Test
    void differencesHaveTheirSignAndOneDigitMoreThanTheMargin() {
        assertThat(SignedFigure.of(3.14159, 1, Unit.COUNT)).isEqualTo("+3.1");
        assertThat(SignedFigure.of(-3.14159, 0.1, Unit.COUNT)).isEqualTo("−3.14");
        assertThat(SignedFigure.of(-0.04, 1, Unit.COUNT)).isEqualTo("0");
        assertThat(SignedFigure.of(0.025, 0.02, Unit.FRACTION)).isEqualTo("+2.5");
        assertThat(SignedFigure.of(1234, 100, Unit.COUNT)).isEqualTo("+1234");
        assertThat(SignedFigure.of(Double.NaN, 1, Unit.COUNT)).isEqualTo("–");
        assertThat(SignedFigure.of(Double.NEGATIVE_INFINITY, 1, Unit.COUNT)).isEqualTo("−∞");
    }

    @Test
    void neitherOnlyDescribes() {
        Measurement odd = Trials.measured("odd", Unit.COUNT, 1);
        TrialPairs pairs = TrialPairs.of("", List.of(Trials.trial(1, odd)), List.of(Trials.trial(1, odd)));

        assertThat(ComparisonReport.table(compare(pairs)))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("odd");
    }

    private static String sentence(TrialPairs pairs) {
        Comparer comparer = new Comparer(MEASURES, 1, 0.05);
        ComparisonDocument.Side side = new ComparisonDocument.Side("as it is", VerdictTally.of(List.of()));
        return new ComparisonDocument(
                        "by-hand", "sim", "", "", side, side, 1, false, comparer, compare(pairs), List.of())
                .sentence();
    }

    @Test
    void theVerdictIsOneSentenceThatNamesWhatDecided() {
        assertThat(sentence(mixed())).isEqualTo("The candidate is worse than the baseline: in failed lookups.");
        assertThat(sentence(pairs(40, seed -> trial(seed, 2, 0.9, 20))))
                .isEqualTo("The candidate is the same as the baseline, within the margin of each measure.");
        assertThat(sentence(pairs(40, seed -> trial(seed, 0, 0.9, 20))))
                .isEqualTo("The candidate is better than the baseline in failed lookups, and worse in nothing.");
        assertThat(sentence(pairs(2, seed -> trial(seed, 2, 0.9, 20))))
                .startsWith(
                        "Whether the candidate is worse is not known: the evidence is not enough in failed trials,");
    }
}
