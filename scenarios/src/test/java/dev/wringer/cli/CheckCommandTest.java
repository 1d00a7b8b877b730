package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wringer.harness.record.Event;
import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.JsonLinesWriter;
import dev.wringer.node.protocol.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private Path run(String scenario, String... more) throws IOException {
        Invocation run = Invocation.of(
                Stream.concat(Stream.of("run", scenario, "--quiet", "--out", folder.toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return folder.resolve("latest").toRealPath();
    }

    private static Invocation check(Path... runs) {
        return Invocation.of(Stream.concat(Stream.of("check"), Stream.of(runs).map(Path::toString))
                .toArray(String[]::new));
    }

    private static void assertPrints(Invocation check, int status, String... lines) {
        assertThat(check.out().lines()).containsExactly(lines);
        assertThat(check.err()).isEmpty();
        assertThat(check.status()).isEqualTo(status);
    }

    // ---- records as they were written

    @Test
    void whatPassedPassesAgain() throws IOException {
        Path run = run("looks-up");

        assertPrints(
                check(run),
                0,
                "PASS     " + run.resolve("records/seed-1.jsonl") + ": as recorded",
                "PASS     " + run.resolve("records/seed-2.jsonl") + ": as recorded",
                "2 of 2 verdicts as recorded (2 PASS)");
    }

    @Test
    void whatFailedFailsAgain() throws IOException {
        Path run = run("fails-at-half", "--seeds=1");

        assertPrints(
                check(run),
                1,
                "PASS     " + run.resolve("records/killed-10-seed-1.jsonl") + ": as recorded",
                "FAIL     " + run.resolve("records/killed-50-seed-1.jsonl")
                        + ": as recorded: blocks were lost; first: abc",
                "2 of 2 verdicts as recorded (1 PASS, 1 FAIL)");
    }

    @Test
    void whatProvedNothingProvesNothing() throws IOException {
        Path record = run("proves-nothing").resolve("records/seed-2.jsonl");

        assertPrints(
                check(record),
                2,
                "UNKNOWN  " + record + ": as recorded: the premise broke",
                "1 of 1 verdicts as recorded (1 UNKNOWN)");
    }

    @Test
    void whatTheHarnessHasSpoiltCannotBeJudged() throws IOException {
        Path run = run("breaks-down", "--seeds=1");

        assertPrints(
                check(run),
                4,
                "ERROR    " + run.resolve("records/seed-1.jsonl.partial")
                        + ": the harness failed: no more hosts: start some; cannot be judged",
                "0 of 1 verdicts as recorded, 1 without a verdict");
    }

    @Test
    void trialsComeInTheOrderOfTheirNumbers() throws IOException {
        Path run = run("proves-nothing", "--seeds=10", "--seed=2");

        assertThat(check(run).out().lines().map(line -> line.replaceAll(".*seed-(\\d+).*", "$1")))
                .startsWith("2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    }

    // ---- records of another judge

    /** Writes the record anew as if the trial had ended otherwise. */
    private static void end(Path record, String outcome, String reason) {
        List<Event> events = read(record);
        events.set(events.size() - 1, new Event.Ended(0, outcome, reason));
        write(record, events);
    }

    private static List<Event> read(Path record) {
        return new ArrayList<>(JsonLinesReader.read(record).history().events());
    }

    private static void write(Path record, List<Event> events) {
        try (JsonLinesWriter writer = JsonLinesWriter.open(record)) {
            events.forEach(writer::accept);
        }
    }

    @Test
    void whatNoRingCanHaveDoneIsRefused() throws IOException {
        Path record = run("looks-up", "--seeds=1").resolve("records/seed-1.jsonl");
        List<Event> events = read(record);
        Event.Formed formed = events.stream()
                .filter(Event.Formed.class::isInstance)
                .map(Event.Formed.class::cast)
                .findFirst()
                .orElseThrow();
        Peer twin = new Peer(formed.members().get(0).id(), "twin:1", 0);
        events.add(events.indexOf(formed) + 1, new Event.Joined(formed.atNanos(), twin));
        write(record, events);

        Invocation check = check(record);

        assertThat(check.out())
                .startsWith("REFUSED  " + record + " contradicts itself: ")
                .contains("two members with one id")
                .hasLineCount(2);
        assertThat(check.status()).isEqualTo(4);
    }

    @Test
    void anotherVerdictIsToldBesideTheRecordedOne() throws IOException {
        Path record = run("fails-at-half", "--seeds=1", "--set=killed=50").resolve("records/killed-50-seed-1.jsonl");
        end(record, "PASS", "");

        assertPrints(
                check(record),
                4,
                "DIFFERS  " + record + ": recorded PASS; judged again FAIL: blocks were lost; first: abc",
                "0 of 1 verdicts as recorded, 1 judged otherwise");
    }

    @Test
    void anotherReasonMakesADifference() throws IOException {
        Path record = run("proves-nothing", "--seeds=1").resolve("records/seed-1.jsonl");
        end(record, "UNKNOWN", "the premise broke\n");

        assertPrints(
                check(record),
                4,
                "DIFFERS  " + record
                        + ": recorded UNKNOWN: the premise broke ; judged again UNKNOWN: the premise broke",
                "0 of 1 verdicts as recorded, 1 judged otherwise");
    }

    // ---- records that are not what was written

    @Nested
    class WhatWasAltered {

        private Path record;
        private Path other;
        private byte[] bytes;
        private List<String> lines;

        @BeforeEach
        void runSome() throws IOException {
            Path run = run("looks-up");
            record = run.resolve("records/seed-1.jsonl");
            other = run.resolve("records/seed-2.jsonl");
            bytes = Files.readAllBytes(record);
            lines = new ArrayList<>(Files.readAllLines(record));
        }

        private int operation() {
            for (int i = lines.size() / 2; i < lines.size(); i++) {
                if (lines.get(i).contains("\"completed\"")) {
                    return i;
                }
            }
            throw new AssertionError("no operation in " + record);
        }

        /** The other record is judged all the same. */
        private void assertRefused(String why) {
            assertPrints(
                    check(record.getParent().getParent()),
                    4,
                    "REFUSED  " + why,
                    "PASS     " + other + ": as recorded",
                    "1 of 2 verdicts as recorded (1 PASS), 1 refused");
        }

        private void assertLineIsNamed(int line) {
            assertRefused(record + " is not as it was written: line " + line
                    + " was changed, added or moved, or a line before"
                    + " it was removed, according to its checksum; take an unaltered copy, or make the run again");
        }

        @Test
        void aByteOfAnOperationThatStillParses() throws IOException {
            int line = operation();
            lines.set(line, lines.get(line).replaceFirst("\"key\":\"[0-9a-f]{3}", "\"key\":\"000"));
            Files.write(record, lines);

            assertLineIsNamed(line + 1);
        }

        @Test
        void aVerdict() throws IOException {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last).replace("PASS", "FAIL"));
            Files.write(record, lines);

            assertLineIsNamed(last + 1);
        }

        @Test
        void aLineThatIsMissing() throws IOException {
            int line = operation();
            lines.remove(line);
            Files.write(record, lines);

            assertLineIsNamed(line + 1);
        }

        @Test
        void twoLinesThatAreSwapped() throws IOException {
            int line = operation();
            Collections.swap(lines, line, line - 1);
            Files.write(record, lines);

            assertLineIsNamed(line);
        }

        @Test
        void aLineThatIsAppended() throws IOException {
            lines.add(lines.get(operation()));
            Files.write(record, lines);

            assertRefused(record + " is not as it was written: line " + lines.size()
                    + " was added behind the record's end; take an unaltered copy, or make the run again");
        }

        @Test
        void anEndThatIsCutOff() throws IOException {
            Files.write(record, Arrays.copyOf(bytes, bytes.length - 5));

            int length = lines.get(lines.size() - 1).getBytes(StandardCharsets.UTF_8).length;
            assertRefused(record + " is cut off in line " + lines.size() + ", after " + (length - 4) + " bytes; the "
                    + (lines.size() - 1) + " lines before it are whole; its verdict is not known: make the run again");
        }

        @Test
        void lastLinesThatAreMissing() throws IOException {
            Files.write(record, lines.subList(0, lines.size() - 2));

            assertRefused(record + " stops after line " + (lines.size() - 2)
                    + ", before the trial ended; its verdict is not known: make the run again");
        }

        @Test
        void aRecordOfAnotherFormat() throws IOException {
            lines.set(0, lines.get(0).replaceFirst("\"format\":\\d+", "\"format\":2"));
            Files.write(record, lines);

            assertRefused("cannot understand line 1 of " + record
                    + ": the record has format 2, this version reads format 3; check that the file is a record and was"
                    + " made by this version, or make the run again");
        }

        @Test
        void aRecordThatIsNone() throws IOException {
            Files.write(record, new byte[0]);
            assertRefused(record + " is no record: it does not begin as one; name the folder of a run, such as"
                    + " runs/latest, or a record in it (*.jsonl)");

            Files.write(record, new byte[] {(byte) 0xca, (byte) 0xfe, 0});
            assertRefused(
                    "cannot understand line 1 of " + record + ": not a JSON object; check that the file is a record"
                            + " and was made by this version, or make the run again");
        }

        @Test
        void aRecordThatWasRemoved() throws IOException {
            Files.delete(record);

            Path run = record.getParent().getParent();
            assertPrints(
                    check(run),
                    4,
                    "PASS     " + other + ": as recorded",
                    "REFUSED  " + run.resolve("run.json")
                            + " tells of 2 trials, and there are 1 records: some were removed; put them back, or make the"
                            + " run again",
                    "1 of 2 verdicts as recorded (1 PASS), 1 refused");
        }

        @Test
        void aRecordThatWasNeverFinished() throws IOException {
            Path partial = Files.move(record, record.resolveSibling("seed-1.jsonl.partial"));

            assertRefused(partial + " has an end, but the harness could not finish it; make the run again");
        }
    }

    // ---- what is no run

    @Nested
    class WhatIsNoRun {

        private void assertUsage(String message, Path... runs) {
            Invocation check = check(runs);

            assertThat(check.err()).isEqualTo("wringer: " + message + System.lineSeparator());
            assertThat(check.status()).isEqualTo(3);
        }

        private static final String REMEDY =
                "name the folder of a run, such as runs/latest, or a record in it (*.jsonl)";

        @Test
        void isToldInOneLine() throws IOException {
            Path missing = folder.resolve("missing");
            assertUsage("there is no " + missing + ": " + REMEDY, missing);
            assertUsage(folder + " is empty: " + REMEDY, folder);
            assertUsage("which run? ./wringer check runs/latest judges the newest one again");
            assertUsage("a RUN is empty: " + REMEDY, Path.of(""));
            assertUsage("/dev/null is neither a folder nor a file: " + REMEDY, Path.of("/dev/null"));
            Files.createFile(folder.resolve("notes.txt"));
            assertUsage(folder + " holds no records: " + REMEDY, folder);
            run("proves-nothing");
            assertUsage(
                    folder + " holds runs and is none: name one of them, such as " + folder.resolve("latest"), folder);
        }

        @Test
        void isAFileOfSomethingElse() throws IOException {
            Path file = Files.writeString(folder.resolve("notes.txt"), "once upon a time");

            assertPrints(
                    check(file),
                    4,
                    "REFUSED  cannot understand line 1 of " + file + ": not a JSON object; check that the file is a"
                            + " record and was made by this version, or make the run again",
                    "0 of 1 verdicts as recorded, 1 refused");
        }

        @Test
        void doesNotKeepOthersFromBeingJudged() throws IOException {
            Path run = run("passes", "--seeds=1", "--set=killed=10");
            Path missing = folder.resolve("missing");
            Invocation check = check(missing, run);

            assertThat(check.err())
                    .startsWith("wringer: there is no " + missing)
                    .hasLineCount(1);
            assertThat(check.out()).contains("1 of 1 verdicts as recorded (1 PASS)");
            assertThat(check.status()).isEqualTo(3);
        }
    }

    @Test
    void explainsItself() {
        assertThat(Invocation.of("check", "--help").out())
                .contains("./wringer check RUN...", "such as runs/latest", "Exit status:")
                .isEqualTo(Invocation.of("help", "check").out());
        assertThat(Invocation.of("help").out()).contains("check", "Judge old runs again");
    }
}
