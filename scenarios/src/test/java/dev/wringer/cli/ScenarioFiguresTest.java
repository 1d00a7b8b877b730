package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.junit.Testbeds;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that scenarios tell without a verdict on them: each moves when what it measures does. */
class ScenarioFiguresTest {

    @TempDir
    private Path folder;

    private Invocation run(Testbeds testbeds, String testbed, String scenario) {
        String[] words = scenario.split(" ", -1);
        List<String> command = new ArrayList<>(List.of("run", words[0], "--quiet", "--testbed=" + testbed));
        command.addAll(List.of("--seeds=1", "--nodes=60", "--out=" + folder));
        for (int i = 1; i < words.length; i++) {
            command.add("--set=" + words[i]);
        }
        return Invocation.on(testbeds, command.toArray(String[]::new));
    }

    private double figure(String column, String scenario) throws IOException {
        Invocation run = run(Testbeds.installed(), "sim", scenario);
        assertThat(run.err()).isEmpty();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(folder.resolve("latest").resolve("trials.csv"));
                CSVParser parser = CSVParser.parse(reader, format)) {
            return Double.parseDouble(parser.getRecords().get(0).get("measured." + column));
        }
    }

    @Test
    void cachesSpreadTheLoadOfAHotKey() throws IOException {
        double without = figure("of fair load (ratio)", "hot-key cache=0 duration=10s");

        assertThat(without).isGreaterThan(20); // the first holder answers half of all, of 60
        assertThat(figure("of fair load (ratio)", "hot-key cache=16 duration=10s"))
                .isLessThan(without / 2);
    }

    @Test
    void availabilityFallsWhereLookupsAreDropped() throws IOException {
        String churn = "churn half-life=480s duration=20s variant=";

        assertThat(figure("available (fraction)", churn + "corrected")).isGreaterThan(0.95);
        assertThat(figure("time without failure (fraction)", churn + "corrected"))
                .isGreaterThan(0.8);
        assertThat(figure("available (fraction)", churn + "black-hole")).isLessThan(0.8);
        assertThat(figure("time without failure (fraction)", churn + "black-hole"))
                .isLessThan(0.5);
    }

    @Test
    void aLoadThatWasNotKeptUpProvesNothing() {
        Testbeds heldUp = new Testbeds(List.of(new HeldUp(Duration.ofMillis(700))));
        Invocation run = run(heldUp, "held-up", "hot-key cache=16 duration=10s");

        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.UNPROVED.code());
        assertThat(run.out()).contains("the generator did not keep its pace");
    }
}
