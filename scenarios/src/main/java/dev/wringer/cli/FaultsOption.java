package dev.wringer.cli;

import dev.wringer.harness.record.JsonLinesReader;
import dev.wringer.harness.record.RecordFailure;
import dev.wringer.harness.ring.Played;
import dev.wringer.harness.trial.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code --faults} says: a schedule, a file with one, or the record of a trial whose faults are to strike again. */
final class FaultsOption {

    private static final String RECORD = ".jsonl";

    private FaultsOption() {}

    /**
     * The text of the schedule.
     *
     * @throws UsageError if it is a file that cannot be read, or a record of a trial in which nothing was played
     */
    static String schedule(String argument) {
        if (!isFile(argument)) {
            return argument;
        }
        Path file = Path.of(argument);
        return argument.endsWith(RECORD) ? ofRecord(file) : contents(file);
    }

    private static boolean isFile(String argument) {
        try {
            return Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageError("--faults " + file + " cannot be read as text: " + e.getMessage());
        }
    }

    /** What was really done, to the very hosts that it was done to. */
    private static String ofRecord(Path file) {
        String done = exactly(file);
        if (done.isEmpty()) {
            throw new UsageError("--faults " + file + " is the record of a trial in which no faults were played");
        }
        return done;
    }

    private static String exactly(Path file) {
        try {
            return Played.exactly(JsonLinesReader.read(file).history().events());
        } catch (RecordFailure e) {
            throw new UsageError("--faults " + file + " is no record: " + e.getMessage());
        }
    }
}
