package dev.wringer.cli;

import dev.wringer.harness.trial.UsageError;
import dev.wringer.reports.JUnitXmlReport;
import dev.wringer.reports.MarkdownReport;
import dev.wringer.reports.ReportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Where results go beside the run's own folder: what continuous integration reads. */
final class ReportOptions {

    /** Options that say where results go, and not what is run; those with a value of their own. */
    static final Set<String> WITH_VALUE = Set.of("--junit", "--summary", "--out", "--shard");

    /** Those without. */
    static final Set<String> WITHOUT_VALUE = Set.of("--json", "--quiet", "--wide");

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = {"Append the results as Markdown, for instance to", "\"$GITHUB_STEP_SUMMARY\"."})
    private Optional<Path> summary = Optional.empty();

    @Option(
            names = "--json",
            description = {"Print the results as one JSON document, and nothing", "else, on standard output."})
    private boolean json;

    /** Whether standard output is for one JSON document alone. */
    boolean json() {
        return json;
    }

    /** Where people are told: nowhere, if standard output is for a program. */
    Terminal forPeople(Terminal terminal) {
        return json ? terminal.mute() : terminal;
    }

    /**
     * Finds out what is wrong with the files before anything runs. JUnit XML of an older run goes: whatever ends this one, nobody shall take
     * it for this one's.
     *
     * @throws UsageError if one of them can never be written
     */
    void prepare() {
        junit.ifPresent(file -> requireFile("--junit", file));
        summary.ifPresent(file -> requireFile("--summary", file));
        junit.filter(Files::isRegularFile).ifPresent(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UsageError("--junit " + file + " cannot be replaced: " + e.getMessage());
            }
        });
    }

    private static void requireFile(String option, Path file) {
        if (file.toString().isEmpty()) {
            throw new UsageError(option + " is empty: name a file");
        }
        if (Files.isDirectory(file)) {
            throw new UsageError(option + " " + file + " is a folder: name a file");
        }
    }

    /**
     * Writes what was asked for. What cannot be written is told, and does not keep the rest from being written.
     *
     * @return whether everything could be written
     */
    boolean write(Terminal terminal, JUnitXmlReport cases, String markdown) {
        boolean xml = attempt(junit, cases::write, terminal);
        boolean text = attempt(summary, file -> MarkdownReport.append(file, markdown), terminal);
        return xml && text;
    }

    private static boolean attempt(Optional<Path> file, Consumer<Path> writing, Terminal terminal) {
        try {
            file.ifPresent(writing);
            return true;
        } catch (ReportFailure e) {
            new Complaints(terminal).complain(e);
            return false;
        }
    }
}
