package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves beside its records, and that it can be made again. */
class ReportFilesTest {

    private static final List<String> DRAWN =
            List.of("report.html", "operations.csv", "faults.csv", "census.csv", "ring.csv", "violations.csv");

    @TempDir
    private Path folder;

    private Invocation run(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "looks-up", "--quiet", "--out", folder.toString()));
        words.addAll(List.of(more));
        return Invocation.of(words.toArray(String[]::new));
    }

    private Path latest() throws IOException {
        return folder.resolve("latest").toRealPath();
    }

    private static Map<String, String> texts(Path run) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : DRAWN) {
            texts.put(name, Files.readString(run.resolve(name)));
        }
        return texts;
    }

    @Test
    void aRunLeavesThemAndSaysWhereThePageIs() throws IOException {
        Invocation run = run();

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(latest().getFileName() + "/report.html");
        for (String name : List.of("summary.json", "summary.md", "junit.xml", "machine.json")) {
            assertThat(latest().resolve(name)).isNotEmptyFile();
        }
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
        assertThat(texts(latest()).get("report.html")).contains("looks-up");
    }

    @Test
    void areMadeAgainFromTheRecordsByteForByte() throws IOException {
        run();
        Map<String, String> before = texts(latest());
        for (String name : DRAWN) {
            Files.delete(latest().resolve(name));
        }

        Invocation report = Invocation.of("report", latest().toString());

        assertThat(report.status()).isZero();
        assertThat(report.out().strip())
                .isEqualTo(latest().resolve("report.html").toString());
        assertThat(texts(latest())).isEqualTo(before);
    }

    @Test
    void everyOperationOfTheRecordsIsInTheTable() throws IOException {
        run();
        long completed = 0;
        for (String seed : List.of("seed-1", "seed-2")) {
            completed += Files.readAllLines(latest().resolve("records/" + seed + ".jsonl")).stream()
                    .filter(line -> line.startsWith("{\"event\":\"completed\""))
                    .count();
        }
        List<String> lines = Files.readAllLines(latest().resolve("operations.csv"));

        assertThat(completed).isPositive();
        assertThat(lines).hasSize((int) completed + 1);
        assertThat(lines.get(0))
                .isEqualTo("trial,ring,operation,client,kind,key,origin,intended_s,invoked_s,completed_s,latency_s,"
                        + "outcome,explanation,failure,detail,answered_by,path_length,path,dead_contacts,dead,misroutes,"
                        + "corrupt_copies,acknowledged_by");
    }

    @Test
    void thatOneCannotBeDrawnChangesNeitherVerdictNorStatusAndIsTold() throws IOException {
        Files.createDirectories(folder.resolve("index.html/in-the-way"));

        Invocation run = run();

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("PASS  2 of 2 trials");
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("wringer: the report is not complete: cannot write ")
                .contains("./wringer report draws it again");
    }

    @Test
    void aRecordThatIsNotAsItWasWrittenIsNotDrawnAndThePageSaysSo() throws IOException {
        run();
        Path record = latest().resolve("records/seed-2.jsonl");
        Files.writeString(
                record, Files.readString(record).replaceFirst("\"outcome\":\"OK\"", "\"outcome\":\"UNKNOWN\""));

        Invocation report = Invocation.of("report", latest().toString());

        assertThat(report.status()).isZero();
        assertThat(Files.readString(latest().resolve("report.html"))).contains("A trial is not drawn: ");
        assertThat(Files.readString(latest().resolve("operations.csv")))
                .contains("seed-1")
                .doesNotContain("seed-2");
    }

    @Test
    void allTrialsButThatOneAreReportedItIsNamedAndTheStatusTells() throws IOException {
        run("--seeds", "3");
        Path record = latest().resolve("records/seed-2.jsonl");
        Files.writeString(
                record, Files.readString(record).replaceFirst("\"outcome\":\"OK\"", "\"outcome\":\"UNKNOWN\""));

        Invocation report = Invocation.of("report", latest().toString(), "--all");

        assertThat(report.status()).isEqualTo(4);
        assertThat(report.err()).hasLineCount(1).contains("seed-2.jsonl", "all others are reported");
        assertThat(report.out()).contains("report.html");
        assertThat(Files.readString(latest().resolve("operations.csv")))
                .contains("seed-1,", "seed-3,")
                .doesNotContain("seed-2,");
    }

    @Test
    void whatIsNoRunIsToldInOneLine() {
        Invocation report = Invocation.of("report", folder.resolve("nothing").toString());

        assertThat(report.status()).isEqualTo(3);
        assertThat(report.err()).hasLineCount(1).contains("there is no ").contains("name the folder of a run");
    }

    @Test
    void aRunThatGoesOnIsDrawnFromWhatThereIs() throws IOException {
        run();
        Path live = Files.createDirectories(folder.resolve("20990101-000000-looks-up/records"));
        String record = Files.readString(latest().resolve("records/seed-1.jsonl"));
        Files.writeString(live.resolve("seed-1.jsonl.partial"), record.substring(0, record.length() * 2 / 3));

        Invocation report = Invocation.of("report", live.getParent().toString());

        assertThat(report.status()).as(report.err()).isZero();
        assertThat(Files.readString(live.resolveSibling("report.html")))
                .contains("\"live\":true")
                .contains("\"verdict\":\"RUNNING\"")
                .contains("\"operations\":[[");
    }

    @Test
    void aRunThatWasCutOffDoesNotGoOnAndHasNotPassed() throws IOException {
        run("--nodes", "9");
        Path dead = Files.createDirectories(folder.resolve("20990101-000000-looks-up/records"));
        Files.copy(latest().resolve("records/seed-1.jsonl"), dead.resolve("seed-1.jsonl"));
        String record = Files.readString(latest().resolve("records/seed-2.jsonl"));
        Files.writeString(dead.resolve("seed-2.jsonl.partial"), record.substring(0, record.length() * 2 / 3));
        for (String name : List.of("seed-1.jsonl", "seed-2.jsonl.partial")) {
            Files.setLastModifiedTime(dead.resolve(name), FileTime.from(Instant.EPOCH));
        }

        Invocation report = Invocation.of("report", dead.getParent().toString());

        assertThat(report.status()).as(report.err()).isZero();
        assertThat(Files.readString(dead.resolveSibling("report.html")))
                .contains("\"live\":false,\"verdict\":\"UNKNOWN\"")
                .contains("the record has no end")
                .contains("./wringer run looks-up --testbed sim --seed 1 --seeds 2 --nodes 9")
                .doesNotContain("\"verdict\":\"RUNNING\"");
    }

    @Test
    void aRunWithoutAnyResultHasNotPassed() throws IOException {
        run();
        Path document = latest().resolve("run.json");
        Files.writeString(
                document,
                Files.readString(document)
                        .replaceFirst("\"finished\" *: *2", "\"finished\": 0")
                        .replaceFirst("\"PASS\" *: *2", "\"PASS\": 0"));

        assertThat(new RunsFolder(folder).index()).contains("\"verdict\":\"UNKNOWN\"");
    }

    @Test
    void aPageOfSomebodyElseBesideTheRunStays() throws IOException {
        run();
        Path index = folder.resolve("index.html");
        Files.writeString(index, "<title>My home</title>");

        Invocation report = Invocation.of("report", latest().toString());

        assertThat(report.status()).isZero();
        assertThat(index).hasContent("<title>My home</title>");
    }

    @Test
    void whatCannotBeMovedIntoPlaceLeavesNothingBehind() throws IOException {
        run();
        Files.delete(latest().resolve("operations.csv"));
        Files.createDirectories(latest().resolve("operations.csv/in-the-way"));

        Invocation report = Invocation.of("report", latest().toString());

        assertThat(report.status()).isEqualTo(4);
        assertThat(report.err()).hasLineCount(1).contains("operations.csv");
        assertThat(latest().resolve(".operations.csv.tmp")).doesNotExist();
    }

    @Test
    void whereOneCannotBeBegunTheOthersLeaveNothingBehind() throws IOException {
        run();
        Files.createDirectories(latest().resolve(".ring.csv.tmp"));

        Invocation report = Invocation.of("report", latest().toString());

        assertThat(report.status()).isEqualTo(4);
        assertThat(report.err()).hasLineCount(1).contains("ring.csv");
        assertThat(latest().resolve(".operations.csv.tmp")).doesNotExist();
        assertThat(latest().resolve(".census.csv.tmp")).doesNotExist();
    }

    @Test
    void seedsAreExactHoweverLargeTheyAre() throws IOException {
        run("--seed", "9007199254740993");

        assertThat(Files.readString(latest().resolve("report.html"))).contains("\"seed\":\"9007199254740993\"");
    }

    @Test
    void bothSidesOfAComparisonAreDrawn() throws IOException {
        run();
        Path sides = Files.createDirectories(folder.resolve("compared"));
        FolderCopy.of(latest(), Files.createDirectories(sides.resolve("baseline")));
        FolderCopy.of(latest(), Files.createDirectories(sides.resolve("candidate")));

        Invocation report = Invocation.of("report", sides.toString());

        assertThat(report.status()).as(report.err()).isZero();
        assertThat(report.out()).contains("baseline/report.html", "candidate/report.html");
    }

    @Test
    void whatCannotBeOpenedIsToldInOneLine() {
        Invocation nothing = Invocation.of("open", folder.resolve("nothing").toString(), "--no-browser");
        Invocation port = Invocation.of("open", "--port=70000", "--no-browser");

        assertThat(nothing.status()).isEqualTo(3);
        assertThat(nothing.err()).hasLineCount(1).contains("there is no ");
        assertThat(port.status()).isEqualTo(3);
        assertThat(port.err()).hasLineCount(1).contains("--port 70000 is no port");
    }
}
