package dev.wringer.cli;

import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a document that a command makes: between two comments, each on a line of its own.
 *
 * @param name stands in both comments
 * @param command the command that makes it, told in the first one
 */
record MarkedSection(String name, String command) {

    /** What {@code document} becomes if {@code lines} are in this section; empty lines set them apart. */
    List<String> replaced(List<String> document, List<String> lines) {
        int begin = document.indexOf(begin());
        int end = document.indexOf(end());
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("there are no lines " + begin() + " and " + end());
        }
        List<String> replaced = new ArrayList<>(document.subList(0, begin + 1));
        replaced.add("");
        replaced.addAll(lines);
        replaced.add("");
        replaced.addAll(document.subList(end, document.size()));
        return replaced;
    }

    /**
     * Puts {@code lines} into this section of a file.
     *
     * @throws UsageError if the file has no such section
     * @throws RecordFailure if it cannot be read or written
     */
    void write(Path file, List<String> lines) {
        try {
            Files.write(file, replaced(Files.readAllLines(file), lines));
        } catch (IllegalArgumentException e) {
            throw new UsageError("--markdown " + file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new RecordFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The line above it. */
    String begin() {
        return "<!-- " + name + ": made by " + command + " -->";
    }

    /** The line below it. */
    String end() {
        return "<!-- end of " + name + " -->";
    }
}
