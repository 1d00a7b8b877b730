package dev.wringer.cli;

import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The records that somebody has named.
 *
 * @param files at least one, in the order of their names, numbers by value
 * @param missing says that the run tells of more trials than there are records; empty if it does not
 */
record RecordFiles(List<Path> files, Optional<String> missing) {

    /** The remedy for whoever has named something else. */
    static final String WHAT_TO_NAME = "name the folder of a run, such as runs/latest, or a record in it (*.jsonl)";

    private static final String PARTIAL = ".jsonl.partial";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /**
     * The records of a run whose folder this is, or the one record that it is.
     *
     * @throws UsageError if there is none
     */
    static RecordFiles of(Path named) {
        if (named.toString().isEmpty()) {
            throw new UsageError("a RUN is empty: " + WHAT_TO_NAME);
        }
        if (Files.isRegularFile(named)) {
            return new RecordFiles(List.of(named), Optional.empty());
        }
        if (Files.isDirectory(named)) {
            return inFolder(named);
        }
        throw new UsageError(
                (Files.exists(named) ? named + " is neither a folder nor a file: " : "there is no " + named + ": ")
                        + WHAT_TO_NAME);
    }

    static boolean isPartial(Path record) {
        return record.toString().endsWith(PARTIAL);
    }

    private static RecordFiles inFolder(Path named) {
        Path below = named.resolve("records");
        Path folder = Files.isDirectory(below) ? below : named;
        List<Path> files = entries(folder).stream()
                .filter(file -> isPartial(file) || file.toString().endsWith(".jsonl"))
                .filter(Files::isRegularFile)
                .sorted(Comparator.comparing(RecordFiles::inOrder))
                .toList();
        if (files.isEmpty()) {
            throw new UsageError(without(folder));
        }
        return new RecordFiles(files, RunSummary.of(named).flatMap(summary -> summary.missing(files.size())));
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            String cause = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
            throw new UsageError("cannot read the folder " + folder + ": " + cause + "; " + WHAT_TO_NAME);
        }
    }

    private static String without(Path folder) {
        List<Path> entries = entries(folder);
        if (entries.isEmpty()) {
            return folder + " is empty: " + WHAT_TO_NAME;
        }
        return entries.stream()
                .filter(entry -> Files.isDirectory(entry.resolve("records")))
                .max(Comparator.naturalOrder())
                .map(run -> folder + " holds runs and is none: name one of them, such as " + run)
                .orElse(folder + " holds no records: " + WHAT_TO_NAME);
    }

    /** So that seed 10 comes after seed 9. */
    private static String inOrder(Path file) {
        return NUMBER.matcher(file.getFileName().toString())
                .replaceAll(number -> "0".repeat(Math.max(0, 20 - number.group().length())) + number.group());
    }
}
