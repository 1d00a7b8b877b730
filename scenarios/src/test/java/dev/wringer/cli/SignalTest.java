package dev.wringer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process, for what only a process can show. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SignalTest {

    private static final Pattern SIMPLER = Pattern.compile("shrinking: [^(]* after ([2-9]|\\d\\d+) trials");

    @TempDir
    private Path folder;

    private ProcessBuilder command(String scenario) {
        return command("run", scenario, "--seeds=5");
    }

    private ProcessBuilder command(String name, String scenario, String... options) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SampleCommand.class.getName(),
                name,
                scenario,
                "--out",
                folder.resolve("runs").toString()));
        words.addAll(List.of(options));
        return new ProcessBuilder(words);
    }

    @ParameterizedTest
    @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
    void aSignalEndsTheRunAndKeepsWhatIsFinished(String signal, int number, int status) throws Exception {
        Path out = folder.resolve("out");
        Process process = command("hangs").redirectOutput(out.toFile()).start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assumeTrue(!isIgnored(process.pid(), number), "this process's parent has signal " + signal + " ignored");
            assertThat(err.readLine()).isEqualTo("hanging");

            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            assertThat(err.lines())
                    .as("progress, and no stack trace")
                    .singleElement()
                    .asString()
                    .startsWith("2 of 5");
            assertThat(process.waitFor()).isEqualTo(status);
        } finally {
            process.destroyForcibly();
        }
        assertThat(out).content().contains("interrupted after 2 of 5 trials: partial results", "PASS  2 of 2 trials");
        Path latest = folder.resolve("runs/latest");
        assertThat(files(latest))
                .containsExactly(
                        "census.csv",
                        "faults.csv",
                        "junit.partial.xml",
                        "machine.json",
                        "operations.csv",
                        "records",
                        "report.html",
                        "ring.csv",
                        "run.partial.json",
                        "summary.partial.json",
                        "summary.partial.md",
                        "table.partial.csv",
                        "table.partial.md",
                        "trials.partial.csv",
                        "violations.csv");
        assertThat(latest.resolve("summary.partial.json")).content().contains("\"exitStatus\" : 130");
        assertThat(files(latest.resolve("records")))
                .containsExactly("seed-1.jsonl", "seed-2.jsonl", "seed-3.jsonl.partial");
    }

    /** Whoever has progress on a terminal has a clean one again after Ctrl-C, the cursor never having been away. */
    @Test
    void aSignalLeavesTheTerminalClean() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WatchedCommand.class.getName(),
                        "run",
                        "soak",
                        "--testbed=sim",
                        "--seeds=1000",
                        "--out",
                        folder.resolve("runs").toString())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        StringBuilder shown = new StringBuilder();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assumeTrue(!isIgnored(process.pid(), 2), "this process's parent has signal INT ignored");
            int next;
            while (!shown.toString().contains("operations") && (next = err.read()) >= 0) {
                shown.append((char) next);
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            while ((next = err.read()) >= 0) {
                shown.append((char) next);
            }
            assertThat(process.waitFor()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        FakeScreen screen = new FakeScreen(120).write(shown.toString());
        assertThat(screen.lines()).isEmpty();
        assertThat(screen.hasWrapped()).isFalse();
        assertThat(shown.toString()).doesNotContain("?25");
    }

    /** A hunt that is interrupted while it shrinks hands over the simplest case so far, which can be replayed. */
    @Test
    void aSignalEndsShrinkingAndKeepsTheBestSoFar() throws Exception {
        Path out = folder.resolve("out");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = hunt(temporary).redirectOutput(out.toFile()).start();
        String last = "";
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assumeTrue(!isIgnored(process.pid(), 2), "this process's parent has signal INT ignored");
            assertThat(readUntil(SIMPLER, err)).as("a first simplification").isTrue();

            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            last = err.lines().reduce("", (before, line) -> before + line);
            assertThat(process.waitFor()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        assertThat(last).doesNotContain("Exception");
        assertThat(out).content().containsPattern("FOUND +1 ×").contains("; not finished: it may become simpler still");
        Path latest = folder.resolve("runs/latest");
        assertThat(files(latest)).containsExactly("finding-1.case", "hunt.json", "report.html");
        assertThat(files(folder.resolve("runs"))).hasSize(3).contains("index.html", "latest");
        assertThat(files(temporary)).isEmpty();
        Invocation replay = Invocation.asInstalled(
                "replay", latest.resolve("finding-1.case").toString());
        assertThat(replay.out()).contains("SHOWN");
    }

    private ProcessBuilder hunt(Path temporary) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                WatchedCommand.class.getName(),
                "hunt",
                "--runs=1",
                "--variant=original",
                "--shrink=1",
                "--out",
                folder.resolve("runs").toString());
    }

    /** Reads on until {@code wanted} has come; nothing behind it. */
    private static boolean readUntil(Pattern wanted, Reader from) throws IOException {
        StringBuilder read = new StringBuilder();
        int next;
        while (!wanted.matcher(read).find() && (next = from.read()) >= 0) {
            read.append((char) next);
        }
        return wanted.matcher(read).find();
    }

    @Test
    void aSignalEndsAComparisonWithWhatWasSeen() throws Exception {
        Path out = folder.resolve("out");
        Process process = command("compare", "hangs", "--candidate=nodes=101", "--testbed=one-at-a-time", "--quiet")
                .redirectOutput(out.toFile())
                .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).isEqualTo("hanging");

            process.destroy(); // SIGTERM

            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
        assertThat(out)
                .content()
                .contains(
                        "interrupted: what follows is said of the pairs that are complete",
                        "UNDECIDED  by its one measure");
        Path latest = folder.resolve("runs/latest");
        assertThat(files(latest))
                .containsExactly(
                        "baseline", "candidate", "comparison.csv", "comparison.json", "comparison.md", "report.html");
        assertThat(files(latest.resolve("baseline"))).contains("records", "run.partial.json");
    }

    @Test
    void resultsThatCannotBePrintedAreAFailureOfTheHarness() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "there is no /dev/full");
        Process process = command("passes").redirectOutput(full).start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.lines().toList())
                    .last()
                    .asString()
                    .isEqualTo("wringer: standard output cannot be written: its disk is full, or its reader is gone");
            assertThat(process.waitFor()).isEqualTo(4);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A build in the background of a shell ignores SIGINT, and so do its children. */
    private static boolean isIgnored(long process, int signal) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).strip(), 16))
                    .anyMatch(mask -> (mask >>> (signal - 1) & 1) == 1);
        }
    }

    private static List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
