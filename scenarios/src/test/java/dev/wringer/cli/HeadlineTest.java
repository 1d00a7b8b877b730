package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The headline experiment gives the same table over real connections as in simulation. The same seed even makes the same
 * ring, stores the same blocks and kills the same hosts, so the very same fetches must fail.
 */
@Timeout(600)
class HeadlineTest {

    private static final int SEEDS = 3;

    @TempDir
    private Path folder;

    @Test
    void realAndSimulatedRingsAgree() throws IOException {
        Path real = run("local");
        Path simulated = run("sim");

        assertThat(failures(real)).hasSize(SEEDS).isEqualTo(failures(simulated));
        assertThat(failures(real).values()).anyMatch(failed -> failed > 0);
        Map<String, Row> realTable = table(real);
        Map<String, Row> simulatedTable = table(simulated);
        for (String column : List.of("failed lookups", "unavoidable", "protocol", "mean path", "dead contacts")) {
            Row one = realTable.get(column);
            Row other = simulatedTable.get(column);
            assertThat(one.mean()).as(column + " on local").isBetween(other.low(), other.high());
            assertThat(other.mean()).as(column + " in simulation").isBetween(one.low(), one.high());
        }
    }

    private Path run(String testbed) {
        Path out = folder.resolve(testbed);
        Invocation run = Invocation.asInstalled(
                "run",
                "massive-failure",
                "--quiet",
                "--testbed=" + testbed,
                "--out=" + out,
                "--nodes=120",
                "--seeds=" + SEEDS,
                "--set=killed=50",
                "--set=virtual-nodes=10",
                "--set=successors=16",
                "--set=replicas=3",
                "--set=blocks=200",
                "--set=lookups=200",
                "--set=stabilize=200ms..400ms",
                "--set=repair=2s",
                "--set=timeout=1s..3s");
        assertThat(run.status()).as(run.out() + run.err()).isIn(ExitStatus.OK.code(), ExitStatus.UNPROVED.code());
        return out.resolve("latest");
    }

    /** How many fetches failed, by seed. */
    private static Map<String, Double> failures(Path run) throws IOException {
        Map<String, Double> failures = new LinkedHashMap<>();
        for (CSVRecord trial : csv(run.resolve("trials.csv"))) {
            failures.put(trial.get("seed"), Double.valueOf(trial.get("measured.failed lookups")));
        }
        return failures;
    }

    private record Row(double mean, double low, double high) {}

    private static Map<String, Row> table(Path run) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (CSVRecord row : csv(run.resolve("table.csv"))) {
            if (row.get("origin").equals("measured")) {
                rows.put(
                        row.get("column"),
                        new Row(
                                Double.parseDouble(row.get("mean")),
                                Double.parseDouble(row.get("low")),
                                Double.parseDouble(row.get("high"))));
            }
        }
        return rows;
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.parse(reader, format)) {
            return new ArrayList<>(parser.getRecords());
        }
    }
}
