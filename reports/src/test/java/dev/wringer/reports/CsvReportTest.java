package dev.wringer.reports;

import static dev.wringer.reports.Trials.measured;
import static dev.wringer.reports.Trials.trial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict;
import dev.wringer.harness.oracle.Verdict.Outcome;
import dev.wringer.harness.stats.Estimate;
import dev.wringer.harness.trial.TrialResult;
import dev.wringer.harness.trial.Unit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReportTest {

    @Test
    void hasALineForEachTrialThatReadsBackExactly() throws IOException {
        double awkward = 0.1 + 0.2;
        String reason = "said \"no\",\r\nthen fell silent";
        TrialResult failed = trial(
                "sim",
                Long.MIN_VALUE,
                Optional.of(new TrialResult.SweepPoint("killed", 0.3, Unit.FRACTION)),
                new Verdict(Outcome.FAIL, reason),
                measured("took", Unit.SECONDS, awkward));

        List<CSVRecord> lines = parse(CsvReport.trials(List.of(failed)));

        assertThat(lines).hasSize(1);
        CSVRecord line = lines.get(0);
        assertThat(line.toMap().keySet())
                .containsExactly(
                        "scenario",
                        "testbed",
                        "seed",
                        "setting.nodes",
                        "setting.successors",
                        "setting.replicas",
                        "sweep.parameter",
                        "sweep.value",
                        "verdict",
                        "reason",
                        "measured.took (s)");
        assertThat(Long.parseLong(line.get("seed"))).isEqualTo(Long.MIN_VALUE);
        assertThat(line.get("setting.nodes")).isEqualTo("1000");
        assertThat(line.get("sweep.value")).isEqualTo("0.3");
        assertThat(line.get("verdict")).isEqualTo("FAIL");
        assertThat(line.get("reason")).isEqualTo(reason);
        assertThat(Double.parseDouble(line.get("measured.took (s)"))).isEqualTo(awkward);
    }

    @Test
    void leavesEmptyWhatATrialDoesNotHave() throws IOException {
        List<CSVRecord> lines = parse(CsvReport.trials(
                List.of(trial(1, measured("a", Unit.COUNT, 1)), trial(2, measured("b", Unit.RATIO, 2)))));

        assertThat(lines.get(0).get("measured.a")).isEqualTo("1.0");
        assertThat(lines.get(0).get("measured.b (ratio)")).isEmpty();
        assertThat(lines.get(1).get("measured.a")).isEmpty();
        assertThat(lines.get(1).get("sweep.parameter")).isEmpty();
    }

    @Test
    void endsLinesAsTheStandardSaysInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            String text = CsvReport.trials(List.of(trial(1, measured("time", Unit.FRACTION, 0.5))));

            assertThat(text).endsWith(",PASS,,0.5\r\n").contains("measured.time (fraction)\r\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hasALineForEachCellOfTheTable() throws IOException {
        ResultTable table = ResultTable.of(Trials.headline());

        List<CSVRecord> lines = parse(CsvReport.table(table));

        assertThat(lines).hasSize(table.rows().size() * table.columns().size());
        CSVRecord failed = lines.get(12);
        Estimate estimate = ((Cell.Measured) table.rows().get(2).cells().get(0).orElseThrow()).estimate();
        assertThat(failed.stream().limit(7))
                .containsExactly(
                        "massive-failure", "containers", "killed", "0.5", "failed lookups", "count", "measured");
        assertThat(Double.parseDouble(failed.get("mean"))).isEqualTo(estimate.mean());
        assertThat(Double.parseDouble(failed.get("low")))
                .isEqualTo(estimate.interval().orElseThrow().low());
        assertThat(Double.parseDouble(failed.get("high")))
                .isEqualTo(estimate.interval().orElseThrow().high());
        assertThat(failed.stream().skip(10)).containsExactly("4", "few_rings", "3", "0", "1", "1");
        assertThat(lines.get(13).stream().skip(6))
                .containsExactly("theory", "30.909", "", "", "", "", "3", "0", "1", "1");
    }

    @Test
    void saysOfEachIntervalWhatItsCoverageIs() throws IOException {
        assertThat(coverage(31)).isEmpty();
        assertThat(coverage(31, 25, 38)).isEqualTo("few_rings");
        assertThat(coverage(31, 25, 38, 29, 33)).isEqualTo("promised");
        assertThat(coverage(31, 25, 38, 900, 33)).isEqualTo("lone_ring");
    }

    private static String coverage(double... failures) throws IOException {
        List<TrialResult> trials = Arrays.stream(failures)
                .mapToObj(failed -> trial(1, measured("failed", Unit.COUNT, failed)))
                .toList();
        return parse(CsvReport.table(ResultTable.of(trials))).get(0).get("coverage");
    }

    @Test
    void isWrittenToFiles(@TempDir Path directory) throws IOException {
        Path trials = directory.resolve("new/trials.csv");
        Path table = directory.resolve("new/table.csv");

        CsvReport.writeTrials(trials, Trials.headline());
        CsvReport.writeTable(table, ResultTable.of(Trials.headline()));

        assertThat(Files.readString(trials)).isEqualTo(CsvReport.trials(Trials.headline()));
        assertThat(Files.readString(table)).isEqualTo(CsvReport.table(ResultTable.of(Trials.headline())));
    }

    private static List<CSVRecord> parse(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }
}
