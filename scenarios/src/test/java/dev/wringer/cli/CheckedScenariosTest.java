package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.oracle.Verdict.Outcome;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios that users have, in smaller rings: from its record each trial gets the verdict again that its table tells of. */
class CheckedScenariosTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PASS    | mass-leave leaving=8 blocks=300",
                "FAIL    | mass-leave leaving=8 blocks=300 variant=single-hand-over",
                "FAIL    | signed-updates killed=10 authors=30 latency=uniform:10ms..190ms variant=first-version-stays",
                "FAIL    | signed-updates killed=10 authors=30 variant=unkept-replicas",
                "PASS    | massive-failure killed=30 blocks=200 lookups=200",
                "FAIL    | partition-heal cut=40s",
                "PASS    | partition-heal cut=2s",
                "UNKNOWN | table-2 failed=0 latency=exponential:50ms",
                "PASS    | power-cut down=50",
                "PASS    | table-3 rate=0.4 duration=120s",
                "FAIL    | table-3 rate=0.4 duration=20s arrival=open:5/s variant=black-hole",
                "PASS    | churn half-life=240s duration=40s",
                "FAIL    | churn half-life=240s duration=20s variant=looping-hop",
                "PASS    | slow-network delay=400ms lookups=200",
                "FAIL    | slow-network delay=400ms lookups=200 variant=fixed-timeout",
                "PASS    | correlated-failure share=10 blocks=200",
                "PASS    | correlated-failure share=30 blocks=200 whom=random",
                "PASS    | replica-repair killed=20 blocks=200",
                "FAIL    | replica-repair killed=20 blocks=200 variant=skipped-replica-repair",
                "PASS    | hot-key cache=16 duration=10s",
                "FAIL    | hot-key cache=16 duration=10s variant=black-hole",
                "UNKNOWN | successor-list-length successors=1 lookups=100",
                "PASS    | successor-list-length successors=16 killed=30 lookups=100",
                "PASS    | rolling-upgrade virtual-nodes=6 back=false",
                "FAIL    | mixed-versions candidate=variant=discarding-replica candidate-share=50 duration=10s",
                "PASS    | rolling-restart away=1s every=500ms",
                "PASS    | pause-resume paused=20s",
                "PASS    | flash-crowd joining=25 duration=30s",
                "PASS    | one-way-cut cut=5s duration=30s",
                "PASS    | flapping-link off=1s duration=20s",
                "PASS    | corruption damaged=50 duration=30s",
                "PASS    | misbehaving other-variant=lying-lists other-share=20 duration=15s",
                "PASS    | sybil other-share=10",
            })
    void theVerdictIsTheSameAgain(Outcome outcome, String scenario) throws IOException {
        List<String> told = new ArrayList<>();
        for (CSVRecord trial : trials(run(scenario))) {
            assertThat(trial.get("verdict")).as(trial.get("reason")).isEqualTo(outcome.name());
            told.add("%-7s : as recorded%s%s"
                    .formatted(outcome, trial.get("reason").isEmpty() ? "" : ": ", trial.get("reason")));
        }

        Invocation check =
                Invocation.asInstalled("check", folder.resolve("latest").toString());

        assertThat(check.out().lines().map(line -> line.replaceFirst("  \\S+\\.jsonl:", " :")))
                .startsWith(told.toArray(String[]::new))
                .hasSize(told.size() + 1)
                .last()
                .asString()
                .startsWith("%d of %<d verdicts as recorded (%<d %s)".formatted(told.size(), outcome));
        assertThat(check.status()).isEqualTo(ExitStatus.of(List.of(outcome)).code());
    }

    private Path run(String scenario) {
        String[] words = scenario.split(" ", -1);
        List<String> command =
                new ArrayList<>(List.of("run", words[0], "--quiet", "--testbed=sim", "--seeds=2", "--nodes=60"));
        command.add("--out=" + folder);
        for (int i = 1; i < words.length; i++) {
            command.add("--set=" + words[i]);
        }
        Invocation run = Invocation.asInstalled(command.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return folder.resolve("latest");
    }

    private static List<CSVRecord> trials(Path run) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(run.resolve("trials.csv"));
                CSVParser parser = CSVParser.parse(reader, format)) {
            return new ArrayList<>(parser.getRecords());
        }
    }
}
